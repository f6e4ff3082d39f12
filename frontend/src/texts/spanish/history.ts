import type { englishHistory } from "../english-history";

export const spanishHistory: Record<keyof typeof englishHistory, string> = {
    "filter.more": "Más filtros",
    "filter.set": "en uso",
    "filter.branch": "Rama o tag",
    "filter.author": "Autor",
    "filter.commit": "Commit",
    "filter.commitHint": "Cómo empieza, p. ej. 1a2b3c4",
    "filter.from": "Desde",
    "filter.to": "Hasta",
    "filter.show": "Filtrar este historial",
};
