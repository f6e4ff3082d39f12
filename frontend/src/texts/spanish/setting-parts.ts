import type { englishSettingParts } from "../english-setting-parts";

export const spanishSettingParts: Record<keyof typeof englishSettingParts, string> = {
    "settings.part.general": "General",
    "settings.part.credentials": "Credenciales",
    "settings.part.tokens": "Tokens de la API",
    "settings.part.hosts": "Hosts y certificados",
    "settings.part.freeze": "Ventanas de congelación",
    "settings.part.retention": "Qué se conserva",
    "settings.part.proxies": "Proxies",
    "settings.part.commands": "Comandos en el host",
    "settings.retention.meaning":
        "Lo antiguo se elimina automáticamente, una vez al día y después de cada despliegue. Una release conservada nunca pierde lo que necesita para volver a ella.",
};
