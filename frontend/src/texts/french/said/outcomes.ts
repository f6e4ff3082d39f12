import type { englishOutcomes } from "../../said/english-outcomes";

export const frenchOutcomes: Record<(typeof englishOutcomes)[number], string> = {
    "The previous release is live again.": "La release précédente est de nouveau en ligne.",
    "Nothing ran before, so the new containers were removed; volumes were kept.":
        "Rien ne tournait auparavant : les nouveaux conteneurs ont donc été supprimés, et les volumes conservés.",
    "Going back to the previous release failed too: {reason}":
        "Le retour à la release précédente a échoué aussi : {reason}",
    "The volumes did not go back to what they were before: {reason}":
        "Les volumes ne sont pas redevenus ce qu’ils étaient avant : {reason}",
    "The volumes are again what they were before; your own files were not touched.":
        "Les volumes sont redevenus ce qu’ils étaient avant ; vos propres fichiers n’ont pas été touchés.",
    "What was in the volumes before is kept in {folder}; your own files were not touched.":
        "Ce que contenaient les volumes est conservé dans {folder} ; vos propres fichiers n’ont pas été touchés.",
    "Mend the cause and fill the volumes from there by hand before anything is deployed: the next copy takes its place.":
        "Corrigez la cause et remplissez les volumes à la main depuis cet endroit avant tout déploiement : la prochaine copie prendra sa place.",
    "Now {standings}.": "Maintenant : {standings}.",
    "{service} runs the new version": "{service} exécute la nouvelle version",
    "{service} runs the new version ({state})": "{service} exécute la nouvelle version ({state})",
    "{service} runs the old version": "{service} exécute l’ancienne version",
    "{service} runs the old version ({state})": "{service} exécute l’ancienne version ({state})",
    "{service} runs both versions": "{service} exécute les deux versions",
    "{service} runs both versions ({state})": "{service} exécute les deux versions ({state})",
    "{service} runs something else": "{service} exécute autre chose",
    "{service} runs something else ({state})": "{service} exécute autre chose ({state})",
    "{service} is untouched": "{service} n’a pas été touché",
    "{service} is untouched ({state})": "{service} n’a pas été touché ({state})",
    "at {weight} % of the traffic": "à {weight} % du trafic",
    "Run {run} of the same job was not over yet when this was due.":
        "L’exécution {run} de la même tâche n’était pas terminée au moment prévu pour celle-ci.",
    "this delivery was accepted before": "cette livraison a déjà été acceptée",
    "This delivery is no longer kept, so it can't be delivered again.":
        "Cette livraison n’est plus conservée et ne peut donc pas être relancée.",
    "Deploy the branch by hand, or send the delivery again from the forge.":
        "Déployez la branche à la main, ou renvoyez la livraison depuis la forge.",
};
