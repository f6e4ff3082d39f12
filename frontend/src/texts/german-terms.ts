import type { englishTerms } from "./english-terms";

export const germanTerms: Record<keyof typeof englishTerms, string> = {
    "health.is.unhealthy": "ungesund",
    "health.is.exited": "beendet",
    "health.is.restarting": "startet immer wieder neu",
    "health.is.starting": "startet",
    "request.was.closed": "geschlossen",
    "request.was.merged": "zusammengeführt",
    "request.was.declined": "abgelehnt",
    "request.was.edited": "bearbeitet",
    "request.was.labeled": "mit Label versehen",
    "request.was.unlabeled": "Label entfernt",
    "request.was.assigned": "zugewiesen",
    "request.was.changed": "geändert",
};
