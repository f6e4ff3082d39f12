import type { englishPolling } from "../english-polling";

export const frenchPolling: Record<keyof typeof englishPolling, string> = {
    "poll.title": "Pushs manqués",
    "poll.every": "Chercher les pushs manqués toutes les … minutes",
    "poll.help":
        "0 ne cherche qu’au démarrage du serveur. La recherche coûte peu : les branches sont comparées à leur dernier état connu, et rien de ce qui a échoué ou a été retiré n’est retenté.",
    "poll.shared": "Vaut pour toutes les piles de ce dépôt.",
    "poll.last": "Dernière recherche :",
    "poll.never": "Aucune recherche n’a encore eu lieu.",
    "poll.well": "réussie",
    "poll.failed": "échouée",
    "withdrawn.one": "{user} a retiré {sha} : les pushs ne le redéploient plus",
    "withdrawn.more": "{user} a retiré {sha} et {count} de plus : les pushs ne les redéploient plus",
    "withdrawn.meaning": "Aucun push ne le redéploie ; vous le pouvez, à la main.",
};
