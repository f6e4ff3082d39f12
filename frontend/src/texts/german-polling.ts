import type { englishPolling } from "./english-polling";

export const germanPolling: Record<keyof typeof englishPolling, string> = {
    "poll.title": "Verpasste Pushes",
    "poll.every": "Alle … Minuten nach verpassten Pushes sehen",
    "poll.help":
        "Mit 0 nur beim Start des Servers. Das kostet wenig: Die Branches werden mit dem zuletzt gesehenen Stand verglichen, und nichts Gescheitertes oder Zurückgerolltes wird noch einmal versucht.",
    "poll.shared": "Gilt für alle Stacks dieses Repositorys.",
    "poll.last": "Zuletzt nachgesehen:",
    "poll.never": "Bisher wurde nicht nachgesehen.",
    "poll.well": "in Ordnung",
    "poll.failed": "gescheitert",
    "withdrawn.one": "{user} hat {sha} zurückgerollt: Pushes bringen ihn nicht zurück",
    "withdrawn.more": "{user} hat {sha} und {count} weitere zurückgerollt: Pushes bringen sie nicht zurück",
    "withdrawn.meaning": "Kein Push bringt diesen Commit zurück; von Hand geht es.",
};
