import type { englishQueue } from "../english-queue";

export const spanishQueue: Record<keyof typeof englishQueue, string> = {
    queue: "Cola",
    "queue.places": "En curso a la vez: {taken} de {places}.",
    "queue.order": "Los despliegues de una misma pila siempre mantienen su orden entre sí.",
    "queue.waitsForPlace": "espera un lugar libre",
    "queue.behind": "detrás de #{id} de la misma pila",
    "queue.behindRunning": "detrás de #{id} de la misma pila, que está en curso",
    "queue.first": "Pasar #{id} al principio",
    "queue.up": "Subir #{id}",
    "queue.down": "Bajar #{id}",
    "queue.cancel": "Cancelar #{id}",
    "queue.moved": "#{id} ocupa ahora el lugar {place} de la cola.",
    "queue.more": "y {count} más",
};
