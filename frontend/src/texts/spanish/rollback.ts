import type { englishRollback } from "../english-rollback";

export const spanishRollback: Record<keyof typeof englishRollback, string> = {
    "trigger.update-images": "imágenes",
    "trigger.long.update-images": "Imágenes actualizadas",
    "trigger.by.update-images": "actualización de imágenes por {user}",
    "update.choose": "Actualizar imágenes…",
    "update.title": "Actualizar las imágenes de {stack}",
    "update.busy": "Consultando los registros…",
    "update.meaning":
        "Lo que hay ahora tras los tags indicados de imágenes de terceros entra en servicio como una release propia: se comprueba como cualquier despliegue y se retira si algo no va bien.",
    "update.rebuild": "Construir también de nuevo el commit en servicio, sobre imágenes base más nuevas",
    "update.action": "Actualizar imágenes",
    "rollback.restore.pull":
        "Una imagen de esta release ya no está en esta máquina. Antes se descarga de nuevo por su digest.",
    "rollback.restore.rebuild":
        "Una imagen construida de esta release ya no está en esta máquina. Antes se construye de nuevo su commit, lo que tarda lo mismo que un build.",
    "rollback.restore.none": "Una imagen de esta release ha desaparecido, y nada indica de dónde vino.",
    "rollback.volumes": "Recuperar también sus volúmenes: {names} tal como estaban el {time} (copia de {size})",
    "rollback.volumes.meaning":
        "Para ello se detienen sus servicios. Lo que se haya escrito desde entonces se copia antes y se guarda con la release de hoy.",
    "rollback.volumes.running":
        "La copia se hizo mientras un servicio escribía: es lo que habría dejado un corte de luz.",
};
