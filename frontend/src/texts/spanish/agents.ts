import type { englishAgents } from "../english-agents";

export const spanishAgents: Record<keyof typeof englishAgents, string> = {
    "agent.title": "Acerca de {server}",
    "agent.connecting": "Conectando con {server}…",
    "agent.offline": "No se puede acceder a {server} en este momento.",
    "agent.offline.hint":
        "Lo que está en marcha allí sigue, y los push continúan desplegando. Esta página sigue automáticamente en cuanto {server} responda.",
    "agent.unknown": "Este Dockge no conoce ninguna instancia llamada {server}.",
    "agent.unknown.hint": "Agrégala en la página de inicio de Dockge y abre después la pila desde la lista.",
    "agent.missing":
        "{server} todavía no tiene la extensión CI/CD, así que sus pilas no se pueden desplegar desde Git.",
    "agent.missing.hint": "Cambia una línea en el archivo compose de ese Dockge e inícialo de nuevo:",
    "agent.missing.line": "La línea",
    "agent.older": "La extensión CI/CD de {server} es más antigua ({there}) que la de aquí ({here}).",
    "agent.older.hint":
        "Actualízala en {server}. Hasta entonces no se muestra aquí nada de ella; sus despliegues continúan como antes.",
    "agent.newer": "La extensión CI/CD de {server} es más nueva ({there}) que la de aquí ({here}).",
    "agent.newer.hint":
        "Actualiza el Dockge al que pertenece esta página. Hasta entonces no se muestra aquí nada de {server}; sus despliegues continúan como antes.",
    instance: "Instancia",
    "instance.here": "Esta instancia",
    "instance.all": "Todas las instancias",
    "instance.notShown": "Instancias que no se muestran",
};
