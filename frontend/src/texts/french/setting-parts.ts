import type { englishSettingParts } from "../english-setting-parts";

export const frenchSettingParts: Record<keyof typeof englishSettingParts, string> = {
    "settings.part.general": "Général",
    "settings.part.credentials": "Identifiants",
    "settings.part.tokens": "Jetons d’API",
    "settings.part.hosts": "Hôtes et certificats",
    "settings.part.freeze": "Périodes de gel",
    "settings.part.retention": "Conservation",
    "settings.part.proxies": "Proxys",
    "settings.part.commands": "Commandes sur l’hôte",
    "settings.retention.meaning":
        "Ce qui est ancien disparaît automatiquement, une fois par jour et après chaque déploiement. Une release conservée ne perd jamais ce qu’il faut pour y revenir.",
};
