import type { englishTerms } from "../english-terms";

export const frenchTerms: Record<keyof typeof englishTerms, string> = {
    "health.is.unhealthy": "en mauvaise santé",
    "health.is.exited": "terminé",
    "health.is.restarting": "redémarre sans cesse",
    "health.is.starting": "démarre",
    "request.was.closed": "fermée",
    "request.was.merged": "fusionnée",
    "request.was.declined": "refusée",
    "request.was.edited": "modifiée",
    "request.was.labeled": "étiquetée",
    "request.was.unlabeled": "étiquette retirée",
    "request.was.assigned": "attribuée",
    "request.was.changed": "changée",
};
