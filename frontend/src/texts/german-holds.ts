import type { englishHolds } from "./english-holds";

export const germanHolds: Record<keyof typeof englishHolds, string> = {
    "waiting.until": "bis {time}",
    "waiting.approve": "Genehmigen",
    "waiting.release": "Freigeben",
    "waiting.reject": "Ablehnen",
    "waiting.plan": "Was sich ändert",
    "waiting.noPlan": "Der Plan entsteht, sobald es läuft.",
    "waiting.untrusted":
        "Code von außen: sieh ihn dir beim Git-Server an, bevor du ihn genehmigst. Er bekommt keine Geheimnisse.",
    "released.approval": "genehmigt von {user}",
    "released.checks": "Prüfungen: {user}",
    "released.freeze": "trotz Sperrzeit freigegeben von {user}",
    "released.paused": "trotz Pause freigegeben von {user}",
    "released.rate": "freigegeben von {user}",
    "released.stopped": "wieder gestartet von {user}",

    "pauseAll.choose": "Alle pausieren…",
    "pauseAll.title": "Deployments aller Stacks pausieren",
    "pauseAll.by": "Alle Stacks sind von {user} pausiert.",
    "pauseAll.resume": "Alle fortsetzen",
    "stopped.by": "Gestoppt von {user}. Pushes werden gebaut und warten dann, bis der Stack wieder gestartet wird.",

    "freeze.title": "Sperrzeiten",
    "freeze.stackMeaning":
        "In diesen Zeiten wird nichts von selbst deployt; Pushes warten sichtbar. Von Hand geht es weiterhin.",
    "freeze.allMeaning": "In diesen Zeiten wird in keinem Stack etwas von selbst deployt; von Hand geht es weiterhin.",
    "freeze.none": "Keine.",
    "freeze.kind": "Wiederholung",
    "freeze.kind.weekly": "jede Woche",
    "freeze.kind.once": "einmal",
    "freeze.days": "Beginnt am",
    "freeze.from": "Von",
    "freeze.to": "Bis",
    "freeze.toHelp": "Eine Uhrzeit, die nicht nach dem Beginn liegt, meint den folgenden Tag.",
    "freeze.timezone": "Zeitzone",
    "freeze.reason": "Grund (für alle sichtbar)",
    "freeze.add": "Sperrzeit hinzufügen",
    "freeze.remove": "{window} entfernen",
    "freeze.weekly": "{days} {from} bis {to} ({timezone})",
    "freeze.once": "{begin} bis {end}",
};
