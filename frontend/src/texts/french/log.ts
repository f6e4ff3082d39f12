import type { englishLog } from "../english-log";

export const frenchLog = {
    log: "Journal",
    "log.open": "ouvrir le journal",
    "log.close": "fermer le journal",
    "log.follow": "Suivre",
    "log.download": "Télécharger",
    "log.times": "Heures",
    "log.toError": "Aller à l’erreur",
    "log.line": "Ligne {number}",
    "log.nothingYet": "En attente de la première ligne…",
    "log.toStep": "Afficher cette étape dans le journal",
    "log.search": "Rechercher",
    "log.search.key": "Rechercher dans le journal : touche /",
    "log.search.label": "Rechercher dans le journal",
    "log.search.none": "introuvable",
    "log.search.place": "{number} sur {count}",
    "log.search.more": "{number} sur {count}+",
    "log.search.busy": "recherche…",
    "log.search.previous": "Résultat précédent",
    "log.search.next": "Résultat suivant",
    "log.search.close": "Fermer la recherche",
} satisfies Partial<Record<keyof typeof englishLog, string>>;
