import type { englishFigures } from "../english-figures";

export const frenchFigures: Record<keyof typeof englishFigures, string> = {
    "cicd.tab.figures": "Statistiques",
    "measure.range": "Période",
    "measure.days": "{count} jours",
    "measure.none": "Rien ne s’est terminé pendant cette période.",
    "measure.noneHint":
        "Chaque déploiement compte ici une fois terminé : combien de fois vous déployez, combien de temps un commit met à être en ligne, ce qui échoue et en combien de temps c’est réparé.",
    "measure.uncounted":
        "Des déploiements plus anciens sont encore en cours de comptage ; les chiffres augmenteront un moment.",
    "measure.noValue": "aucun",
    "measure.asTable": "Sous forme de tableau",
    "measure.when": "Quand",
    "measure.deployments": "Déploiements",
    "measure.perDay": "{count} par jour",
    "measure.perWeek": "{count} par semaine",
    "measure.badOf": "ratés : {bad} sur {all}",
    "measure.below": "95 sur 100 en moins de {duration}.",
    "measure.frequency": "Fréquence de déploiement",
    "measure.frequency.meaning":
        "Combien de fois une nouveauté a été mise en ligne. Les retours en arrière ne comptent pas.",
    "measure.frequency.note": "{count} en tout.",
    "measure.lead": "Délai de mise en ligne",
    "measure.lead.meaning":
        "Du commit à sa mise en ligne ; la moitié a été plus rapide. Un commit compte une fois dans chaque pile.",
    "measure.failureRate": "Taux d’échec des changements",
    "measure.failureRate.meaning":
        "Parmi ce qui a modifié des services en marche, la part annulée ou échouée. Un build échoué ne touche à rien et ne compte pas.",
    "measure.restore": "Temps de rétablissement",
    "measure.restore.meaning":
        "Du moment où un mauvais changement a touché les services jusqu’à ce qu’une bonne release tourne de nouveau.",
    "measure.restore.note": "{count} fois.",
    "measure.durations": "Combien de temps cela prend",
    "measure.durations.meaning": "Pour ce qui a réussi ; à 5 % près.",
    "measure.durations.none": "Rien n’a réussi pendant cette période.",
    "measure.whole": "Déploiement entier",
    "measure.step": "Étape",
    "measure.half": "La moitié en",
    "measure.most": "95 % en",
    "measure.reasons": "Pourquoi des déploiements ont échoué",
    "measure.reasons.none": "Aucun n’a échoué.",
    "measure.reason": "Raison",
    "measure.rollbacks.automatic": "Retours arrière automatiques",
    "measure.rollbacks.byHand": "Retours arrière manuels",
    "measure.retries": "Déploiements relancés",
    "measure.retriedSteps": "Étapes relancées",
    "measure.superseded": "Remplacés par un push plus récent",
    "measure.canceled": "Annulés",
    "measure.daysHours": "{days} j {hours} h",
};
