import type { englishRollback } from "../english-rollback";

export const frenchRollback: Record<keyof typeof englishRollback, string> = {
    "trigger.update-images": "mise à jour des images",
    "trigger.long.update-images": "Images mises à jour",
    "trigger.by.update-images": "images mises à jour par {user}",
    "update.choose": "Mettre à jour les images…",
    "update.title": "Mettre à jour les images de {stack}",
    "update.busy": "Interrogation des registres…",
    "update.meaning":
        "Ce que désignent maintenant les tags des images tierces est mis en ligne dans une release à part : vérifiée comme tout déploiement, et retirée si elle se porte mal.",
    "update.rebuild": "Reconstruire aussi le commit en ligne, sur des images de base plus récentes",
    "update.action": "Mettre à jour les images",
    "rollback.restore.pull":
        "Une image de cette release n’est plus sur cette machine. Elle est d’abord récupérée de nouveau par son digest.",
    "rollback.restore.rebuild":
        "Une image construite de cette release n’est plus sur cette machine. Son commit est d’abord reconstruit, ce qui prend le temps d’un build.",
    "rollback.restore.none": "Une image de cette release a disparu, et rien ne dit d’où elle venait.",
    "rollback.volumes": "Rétablir aussi ses volumes : {names}, état du {time} (copie de {size})",
    "rollback.volumes.meaning":
        "Leurs services sont arrêtés pour cela. Ce qui a été écrit depuis est d’abord copié et conservé avec la release d’aujourd’hui.",
    "rollback.volumes.running":
        "La copie a été faite pendant qu’un service écrivait : elle contient ce qu’une coupure de courant aurait laissé.",
};
