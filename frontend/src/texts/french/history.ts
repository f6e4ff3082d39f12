import type { englishHistory } from "../english-history";

export const frenchHistory: Record<keyof typeof englishHistory, string> = {
    "filter.more": "Plus de filtres",
    "filter.set": "actifs",
    "filter.branch": "Branche ou tag",
    "filter.author": "Auteur",
    "filter.commit": "Commit",
    "filter.commitHint": "Son début, par exemple 1a2b3c4",
    "filter.from": "Du",
    "filter.to": "Au",
    "filter.show": "Filtrer cet historique",
};
