import type { englishForge } from "./english-forge";

export const germanForge: Record<keyof typeof englishForge, string> = {
    "remoteHook.create": "Für mich anlegen",
    "remoteHook.creating": "Wird angelegt und getestet…",
    "remoteHook.repair": "Neu anlegen",
    "remoteHook.check": "Prüfen",
    "remoteHook.checking": "Wird geprüft…",
    "remoteHook.remove": "Bei {forge} entfernen",
    "remoteHook.made": "Er wurde von hier aus bei {forge} angelegt.",
    "remoteHook.byHand":
        "Mit einem Token für die API von {forge}, unten ausgewählt, legt dieser Server den Webhook selbst an.",
    "remoteHook.problem": "{forge} hat noch das alte Secret, das weitere 24 Stunden gültig ist.",
    "remoteHook.poll": "Stattdessen alle 5 Minuten nach Commits sehen",
    "remoteHook.polling": "Dieser Server sieht alle {count} min nach neuen Commits, es geht also keiner verloren.",
    "remoteHook.state.works": "funktioniert",
    "remoteHook.state.made": "eingerichtet",
    "remoteHook.state.unreached": "kommt nicht an",
    "remoteHook.state.missing": "fehlt",
    "remoteHook.state.differs": "weicht ab",

    "forgeApi.title": "Rückmeldung an {forge}",
    "forgeApi.meaning": "{forge} zeigt bei jedem Commit, wie weit sein Deployment ist, mit einem Link zum Log.",
    "forgeApi.report": "Status der Deployments melden",
    "forgeApi.none": "Diese Art von Git-Server nimmt keine Statusmeldungen an.",
    "forgeApi.environmentUrl": "Adresse des laufenden Stacks",
    "forgeApi.environmentUrlHelp": "{forge} verlinkt sie beim Deployment. Kann leer bleiben.",
    "forgeApi.credential": "Token für die API",
    "forgeApi.credentialHelp":
        "Für Status, Checks und den Webhook. Ohne eigenes Token wird das des Repositorys benutzt, wenn es passt.",
    "forgeApi.sameCredential": "Das des Repositorys",
    "forgeApi.error": "Der letzte Status konnte nicht gemeldet werden.",
};
