import type { englishHolds } from "../english-holds";

export const spanishHolds: Record<keyof typeof englishHolds, string> = {
    "waiting.until": "hasta {time}",
    "waiting.approve": "Aprobar",
    "waiting.release": "Liberar",
    "waiting.reject": "Rechazar",
    "waiting.plan": "Qué cambia",
    "waiting.noPlan": "Se planificará cuando se ejecute.",
    "waiting.untrusted": "Revísalo en la forja antes de aprobarlo; no recibe secretos.",
    "released.approval": "aprobado por {user}",
    "released.checks": "comprobaciones: {user}",
    "released.freeze": "liberado de la ventana de congelación por {user}",
    "released.paused": "liberado de la pausa por {user}",
    "released.rate": "liberado por {user}",
    "released.stopped": "iniciado de nuevo por {user}",

    "pauseAll.choose": "Pausar todo…",
    "pauseAll.title": "Pausar los despliegues de todas las pilas",
    "pauseAll.by": "{user} ha pausado todas las pilas.",
    "pauseAll.resume": "Reanudar todo",
    "stopped.by": "Detenida por {user}. Los push se construyen y luego esperan hasta que la pila se inicie de nuevo.",

    "freeze.title": "Ventanas de congelación",
    "freeze.stackMeaning":
        "En estas horas no se despliega nada automáticamente; los push esperan a la vista. Las personas sí pueden desplegar.",
    "freeze.allMeaning":
        "En estas horas no se despliega nada automáticamente en ninguna pila; las personas sí pueden desplegar.",
    "freeze.none": "Ninguna.",
    "freeze.kind": "Se repite",
    "freeze.kind.weekly": "cada semana",
    "freeze.kind.once": "una vez",
    "freeze.days": "Empieza el",
    "freeze.from": "Desde",
    "freeze.to": "Hasta",
    "freeze.toHelp": "Una hora igual o anterior a la de inicio corresponde al día siguiente.",
    "freeze.timezone": "Zona horaria",
    "freeze.reason": "Motivo (visible para todos)",
    "freeze.add": "Agregar ventana",
    "freeze.remove": "Quitar {window}",
    "freeze.weekly": "{days}, de {from} a {to} ({timezone})",
    "freeze.once": "de {begin} a {end}",
};
