import type { englishQueue } from "../english-queue";

export const frenchQueue: Record<keyof typeof englishQueue, string> = {
    queue: "File d’attente",
    "queue.places": "En cours simultanément : {taken} sur {places}.",
    "queue.order": "Les déploiements d’une même pile gardent toujours leur ordre entre eux.",
    "queue.waitsForPlace": "attend une place libre",
    "queue.behind": "derrière #{id} de la même pile",
    "queue.behindRunning": "derrière #{id} de la même pile, qui est en cours",
    "queue.first": "Placer #{id} en tête",
    "queue.up": "Avancer #{id}",
    "queue.down": "Reculer #{id}",
    "queue.cancel": "Annuler #{id}",
    "queue.moved": "#{id} est maintenant en position {place}.",
    "queue.more": "et {count} de plus",
};
