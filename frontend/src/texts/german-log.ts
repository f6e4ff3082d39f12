import type { englishLog } from "./english-log";

/** Rund um das Log eines Deployments. */
export const germanLog: Record<keyof typeof englishLog, string> = {
    log: "Log",
    "log.open": "Log öffnen",
    "log.close": "Log schließen",
    "log.follow": "Folgen",
    "log.download": "Herunterladen",
    "log.wrap": "Umbrechen",
    "log.times": "Zeiten",
    "log.toError": "Zum Fehler springen",
    "log.line": "Zeile {number}",
    "log.nothingYet": "Warten auf die erste Zeile…",
    "log.toStep": "Diesen Schritt im Log zeigen",
    "log.search": "Suchen",
    "log.search.key": "Im Log suchen: Taste /",
    "log.search.label": "Im Log suchen",
    "log.search.none": "nicht gefunden",
    "log.search.place": "{number} von {count}",
    "log.search.more": "{number} von {count}+",
    "log.search.busy": "wird gesucht …",
    "log.search.previous": "Vorherige Stelle",
    "log.search.next": "Nächste Stelle",
    "log.search.close": "Suche schließen",
};
