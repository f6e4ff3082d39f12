import type { englishDeliveries } from "../../said/english-deliveries";

export const frenchDeliveries: Record<(typeof englishDeliveries)[number], string> = {
    "queued #{id} for {stack}": "#{id} mis en file pour {stack}",
    "#{id} for {stack} is superseded by #{newer}": "#{id} pour {stack} est remplacé par #{newer}",
    "#{id} waits: {stack} is paused": "#{id} attend : {stack} est en pause",
    "#{id} waits: somebody has to approve it": "#{id} attend : quelqu’un doit l’approuver",
    "#{id} waits: the forge's checks are not green yet":
        "#{id} attend : les vérifications de la forge ne sont pas encore au vert",
    "#{id} waits: it is in a freeze window": "#{id} attend : c’est une période de gel",
    "#{id} waits: too many came at once": "#{id} attend : il en est venu trop à la fois",
    "#{id} waits: the stack was stopped by hand": "#{id} attend : la pile a été arrêtée à la main",
    "{count} deployments: {some} and {more} more": "{count} déploiements : {some} et {more} de plus",
    "Git is asked what {ref} changed": "Git est interrogé sur ce que {ref} a modifié",
    "Git could not be asked what changed: {reason}": "Git n’a pas pu être interrogé sur ce qui a changé : {reason}",
    "no stack is bound to this repository": "aucune pile n’est reliée à ce dépôt",
    "{name} is no longer in the repository": "{name} n’est plus dans le dépôt",
    "branch {name} was deleted": "la branche {name} a été supprimée",
    "tag {name} was deleted": "le tag {name} a été supprimé",
    "checks of {commit} changed": "les vérifications de {commit} ont changé",
    "pull request #{number}": "la pull request #{number}",
    "pull request #{number} from a fork": "la pull request #{number}, issue d’un fork",
    "pull request #{number} was {action}, which deploys nothing":
        "la pull request #{number} : {action}, ce qui ne déploie rien",
    "forced push to branch {name}": "push forcé sur la branche {name}",
    "forced push to tag {name}": "push forcé sur le tag {name}",
    "redelivery of #{id} by {user}": "livraison #{id} relancée par {user}",
    "ping: the webhook works": "ping : le webhook fonctionne",
    "event {event} deploys nothing": "l’événement {event} ne déploie rien",
    "event {event} deploys nothing by itself: the push of its tag decides":
        "l’événement {event} ne déploie rien à lui seul : c’est le push de son tag qui décide",
    "event {event}: the push event of the same ref decides":
        "événement {event} : c’est l’événement push de la même référence qui décide",
    "the push names no branch or tag": "le push ne cite ni branche ni tag",
    "{stacks}: commit {commit} is live already": "{stacks} : le commit {commit} est déjà en ligne",
    "{stacks}: rule {number} says manual": "{stacks} : la règle {number} demande une action manuelle",
    "{stacks}: the commit says {marker}": "{stacks} : le commit contient {marker}",
    "{stacks}: no changed file matches the paths of rule {number}":
        "{stacks} : aucun fichier modifié ne correspond aux chemins de la règle {number}",
    "{stacks}: {who} is not among the authors of rule {number}":
        "{stacks} : {who} ne figure pas parmi les auteurs de la règle {number}",
    "{stacks}: no rule deploys pull requests into {branch}":
        "{stacks} : aucune règle ne déploie les pull requests vers {branch}",
    "{stacks}: no rule deploys tag {tag}": "{stacks} : aucune règle ne déploie le tag {tag}",
    "{stacks}: branch {branch} matches no rule": "{stacks} : la branche {branch} ne correspond à aucune règle",
};
