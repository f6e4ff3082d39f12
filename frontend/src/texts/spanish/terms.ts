import type { englishTerms } from "../english-terms";

export const spanishTerms: Record<keyof typeof englishTerms, string> = {
    "health.is.unhealthy": "no está sano",
    "health.is.exited": "terminado",
    "health.is.restarting": "reiniciándose",
    "health.is.starting": "iniciándose",
    "request.was.closed": "cerrada",
    "request.was.merged": "fusionada",
    "request.was.declined": "rechazada",
    "request.was.edited": "editada",
    "request.was.labeled": "etiquetada",
    "request.was.unlabeled": "etiqueta quitada",
    "request.was.assigned": "asignada",
    "request.was.changed": "cambiada",
};
