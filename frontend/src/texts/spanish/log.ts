import type { englishLog } from "../english-log";

export const spanishLog = {
    log: "Log",
    "log.open": "abrir el log",
    "log.close": "cerrar el log",
    "log.follow": "Seguir",
    "log.download": "Descargar",
    "log.times": "Horas",
    "log.toError": "Ir al error",
    "log.line": "Línea {number}",
    "log.nothingYet": "Esperando la primera línea…",
    "log.toStep": "Mostrar este paso en el log",
    "log.search": "Buscar",
    "log.search.key": "Buscar en el log: pulsa /",
    "log.search.label": "Buscar en el log",
    "log.search.none": "sin resultados",
    "log.search.place": "{number} de {count}",
    "log.search.more": "{number} de más de {count}",
    "log.search.busy": "buscando…",
    "log.search.previous": "Resultado anterior",
    "log.search.next": "Resultado siguiente",
    "log.search.close": "Cerrar la búsqueda",
} satisfies Partial<Record<keyof typeof englishLog, string>>;
