import type { englishHistory } from "./english-history";

export const germanHistory: Record<keyof typeof englishHistory, string> = {
    "filter.more": "Weitere Filter",
    "filter.set": "gesetzt",
    "filter.branch": "Branch oder Tag",
    "filter.author": "Autor",
    "filter.commit": "Commit",
    "filter.commitHint": "Wie er beginnt, etwa 1a2b3c4",
    "filter.from": "Von",
    "filter.to": "Bis",
    "filter.show": "Diesen Verlauf filtern",
};
