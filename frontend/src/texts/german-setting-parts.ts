import type { englishSettingParts } from "./english-setting-parts";

export const germanSettingParts: Record<keyof typeof englishSettingParts, string> = {
    "settings.part.general": "Allgemein",
    "settings.part.credentials": "Zugangsdaten",
    "settings.part.tokens": "API-Token",
    "settings.part.hosts": "Hosts und Zertifikate",
    "settings.part.freeze": "Sperrzeiten",
    "settings.part.retention": "Was behalten wird",
    "settings.part.proxies": "Proxys",
    "settings.part.commands": "Befehle auf dem Host",
    "settings.retention.meaning":
        "Älteres geht von selbst, einmal am Tag und nach jedem Deployment. Ein behaltener Release verliert nie, was er zum Zurückrollen braucht.",
};
