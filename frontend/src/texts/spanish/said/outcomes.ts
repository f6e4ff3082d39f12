import type { englishOutcomes } from "../../said/english-outcomes";

export const spanishOutcomes: Record<(typeof englishOutcomes)[number], string> = {
    "The previous release is live again.": "La release anterior vuelve a estar en servicio.",
    "Nothing ran before, so the new containers were removed; volumes were kept.":
        "Antes no se ejecutaba nada, así que se eliminaron los contenedores nuevos; los volúmenes se conservaron.",
    "Going back to the previous release failed too: {reason}":
        "También falló la vuelta a la release anterior: {reason}",
    "The volumes did not go back to what they were before: {reason}":
        "Los volúmenes no volvieron a ser lo que eran antes: {reason}",
    "The volumes are again what they were before; your own files were not touched.":
        "Los volúmenes vuelven a ser lo que eran antes; tus propios archivos no se tocaron.",
    "What was in the volumes before is kept in {folder}; your own files were not touched.":
        "Lo que había antes en los volúmenes se conserva en {folder}; tus propios archivos no se tocaron.",
    "Mend the cause and fill the volumes from there by hand before anything is deployed: the next copy takes its place.":
        "Corrige la causa y llena los volúmenes a mano desde ahí antes de desplegar nada: la próxima copia ocupará su lugar.",
    "Now {standings}.": "Ahora: {standings}.",
    "{service} runs the new version": "{service} ejecuta la versión nueva",
    "{service} runs the new version ({state})": "{service} ejecuta la versión nueva ({state})",
    "{service} runs the old version": "{service} ejecuta la versión anterior",
    "{service} runs the old version ({state})": "{service} ejecuta la versión anterior ({state})",
    "{service} runs both versions": "{service} ejecuta ambas versiones",
    "{service} runs both versions ({state})": "{service} ejecuta ambas versiones ({state})",
    "{service} runs something else": "{service} ejecuta otra cosa",
    "{service} runs something else ({state})": "{service} ejecuta otra cosa ({state})",
    "{service} is untouched": "{service} no se ha tocado",
    "{service} is untouched ({state})": "{service} no se ha tocado ({state})",
    "at {weight} % of the traffic": "con el {weight} % del tráfico",
    "Run {run} of the same job was not over yet when this was due.":
        "La ejecución {run} de la misma tarea aún no había terminado cuando tocaba esta.",
    "this delivery was accepted before": "esta entrega ya se aceptó antes",
    "This delivery is no longer kept, so it can't be delivered again.":
        "Esta entrega ya no se conserva, así que no se puede volver a entregar.",
    "Deploy the branch by hand, or send the delivery again from the forge.":
        "Despliega la rama a mano o reenvía la entrega desde la forja.",
};
