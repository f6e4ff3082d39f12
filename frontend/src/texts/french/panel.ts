import type { englishPanel } from "../english-panel";

export const frenchPanel: Record<keyof typeof englishPanel, string> = {
    progress: "Progression",
    "progress.left": "encore {duration} environ",
    "progress.longer": "plus long que d’habitude",
    "turn.place": "En position {place} dans la file :",
    "turn.behindRunning": "commence quand #{id} de cette pile, qui est en cours, sera terminé.",
    "turn.behind": "commence après #{id} de cette pile, lui aussi dans la file.",
    "turn.soon": "commence aussitôt.",
    "turn.taken": "attend une place libre, car {taken} sur {places} sont prises.",
};
