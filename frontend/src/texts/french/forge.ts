import type { englishForge } from "../english-forge";

export const frenchForge: Record<keyof typeof englishForge, string> = {
    "remoteHook.create": "Le créer pour moi",
    "remoteHook.creating": "Création et test…",
    "remoteHook.repair": "Le recréer",
    "remoteHook.check": "Le vérifier",
    "remoteHook.checking": "Vérification…",
    "remoteHook.remove": "Le retirer de {forge}",
    "remoteHook.made": "Il a été créé sur {forge} depuis cette page.",
    "remoteHook.byHand":
        "Avec un jeton pour l’API de {forge}, à choisir ci-dessous, ce serveur crée lui-même le webhook.",
    "remoteHook.problem": "{forge} a toujours l’ancien secret, qui reste valable 24 heures.",
    "remoteHook.poll": "Chercher plutôt les commits toutes les 5 minutes",
    "remoteHook.polling": "Ce serveur cherche de nouveaux commits toutes les {count} min : aucun n’est manqué.",
    "remoteHook.state.works": "fonctionne",
    "remoteHook.state.made": "configuré",
    "remoteHook.state.unreached": "n’arrive pas",
    "remoteHook.state.missing": "manquant",
    "remoteHook.state.differs": "différent",
    "forgeApi.title": "Comptes rendus à {forge}",
    "forgeApi.meaning":
        "{forge} indique à côté de chaque commit où en est son déploiement, avec un lien vers le journal.",
    "forgeApi.report": "Signaler l’état des déploiements",
    "forgeApi.none": "Ce type de serveur Git n’accepte pas de comptes rendus d’état.",
    "forgeApi.environmentUrl": "Adresse de la pile en service",
    "forgeApi.environmentUrlHelp": "{forge} l’affiche comme lien à côté du déploiement. Peut rester vide.",
    "forgeApi.credential": "Jeton pour l’API",
    "forgeApi.credentialHelp":
        "Pour les états, les vérifications et le webhook. Sans jeton, celui du dépôt est utilisé s’il convient.",
    "forgeApi.sameCredential": "Celui du dépôt",
    "forgeApi.error": "Le dernier état n’a pas pu être signalé.",
};
