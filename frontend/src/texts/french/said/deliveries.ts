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
    "delivery #{id} sent again by {user}": "livraison #{id} relancée par {user}",
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
    'no branch or tag under "ref"': "ni branche ni tag sous « ref »",
    "the commit must be a full SHA": "le commit doit être un SHA complet",
    "the delivery names no event": "la livraison ne nomme aucun événement",
    "the delivery must name 1 to {count} refs": "la livraison doit nommer de 1 à {count} refs",
    "the delivery is about {one}, this webhook belongs to {own}: to serve it too, let that repository take deliveries of other hooks":
        "la livraison concerne {one}, ce webhook appartient à {own} : pour qu’il serve aussi à ce dépôt, laissez-le accepter les livraisons d’autres webhooks",
    "the delivery is about {one}, this webhook belongs to {own}: if it was renamed or is a mirror, correct the repository's URL":
        "la livraison concerne {one}, ce webhook appartient à {own} : si le dépôt a été renommé ou est un miroir, corrigez son URL",
    "the delivery is about {one}, this stack is connected to {own}: if it was renamed or is a mirror, correct the repository's URL":
        "la livraison concerne {one}, cette pile est connectée à {own} : si le dépôt a été renommé ou est un miroir, corrigez son URL",
    "the push names {count} refs: its branches are looked at instead":
        "le push nomme {count} refs : ses branches sont examinées à la place",
    "the push names no changes": "le push ne nomme aucune modification",
    'the push names no refs: choose "All" as resource details to send':
        "le push ne nomme aucune ref : choisissez « All » comme détails de ressource à envoyer",
    "the push names something that is no commit": "le push nomme quelque chose qui n’est pas un commit",
    "the deletion names no branch or tag": "la suppression ne nomme ni branche ni tag",
    "the new tag names no tag or no commit": "le nouveau tag ne nomme pas de tag ou pas de commit",
    "the state of checks names no commit": "l’état des vérifications ne nomme aucun commit",
    "the pull request names no number or no branch": "la pull request ne nomme pas de numéro ou pas de branche",
    "pull request #{number} names something that is no commit":
        "la pull request #{number} nomme quelque chose qui n’est pas un commit",
    "pull request #{number} comes from a fork, and the forge names no commit of it":
        "la pull request #{number} vient d’un fork, et la forge n’en nomme aucun commit",
    "a pull request was {action}, which deploys nothing": "une pull request : {action}, ce qui ne déploie rien",
    "{stacks}: polling found commit {commit} before, see #{id}":
        "{stacks} : l’interrogation avait déjà trouvé le commit {commit}, voir #{id}",
    "{stacks}: commit {commit} was withdrawn by a rollback ({user})":
        "{stacks} : le commit {commit} a été retiré par un retour arrière ({user})",
    "#{id} for {stack}": "#{id} pour {stack}",
    "{names} and {count} more": "{names} et {count} de plus",
};
