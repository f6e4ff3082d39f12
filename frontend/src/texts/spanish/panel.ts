import type { englishPanel } from "../english-panel";

export const spanishPanel: Record<keyof typeof englishPanel, string> = {
    progress: "Progreso",
    "progress.left": "quedan unos {duration}",
    "progress.longer": "tarda más de lo habitual",
    "turn.place": "Lugar {place} en la cola:",
    "turn.behindRunning": "empieza cuando termine #{id} de esta pila, que está en curso.",
    "turn.behind": "empieza después de #{id} de esta pila, que también está en cola.",
    "turn.soon": "empieza enseguida.",
    "turn.taken": "espera un lugar libre: {taken} de {places} están ocupados.",
};
