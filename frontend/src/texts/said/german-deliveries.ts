import type { englishDeliveries } from "./english-deliveries";

export const germanDeliveries: Record<(typeof englishDeliveries)[number], string> = {
    "queued #{id} for {stack}": "#{id} für {stack} eingereiht",
    "#{id} for {stack} is superseded by #{newer}": "#{id} für {stack} ist von #{newer} überholt",
    "#{id} waits: {stack} is paused": "#{id} wartet: {stack} ist pausiert",
    "#{id} waits: somebody has to approve it": "#{id} wartet: jemand muss es freigeben",
    "#{id} waits: the forge's checks are not green yet": "#{id} wartet: die Prüfungen der Forge sind noch nicht grün",
    "#{id} waits: it is in a freeze window": "#{id} wartet: es ist Sperrzeit",
    "#{id} waits: too many came at once": "#{id} wartet: es kamen zu viele auf einmal",
    "#{id} waits: the stack was stopped by hand": "#{id} wartet: der Stack wurde von Hand angehalten",
    "{count} deployments: {some} and {more} more": "{count} Deployments: {some} und {more} weitere",
    "Git is asked what {ref} changed": "Git wird gefragt, was {ref} geändert hat",
    "Git could not be asked what changed: {reason}": "Git konnte nicht gefragt werden, was sich geändert hat: {reason}",
    "no stack is bound to this repository": "kein Stack gehört zu diesem Repository",
    "{name} is no longer in the repository": "{name} ist nicht mehr im Repository",
    "branch {name} was deleted": "der Branch {name} wurde gelöscht",
    "tag {name} was deleted": "das Tag {name} wurde gelöscht",
    "checks of {commit} changed": "die Prüfungen von {commit} haben sich geändert",
    "pull request #{number}": "Pull Request #{number}",
    "pull request #{number} from a fork": "Pull Request #{number} aus einem Fork",
    "pull request #{number} was {action}, which deploys nothing":
        "Pull Request #{number}: {action}, das deployt nichts",
    "forced push to branch {name}": "erzwungener Push auf den Branch {name}",
    "forced push to tag {name}": "erzwungener Push auf das Tag {name}",
    "redelivery of #{id} by {user}": "#{id} erneut zugestellt von {user}",
    "ping: the webhook works": "Ping: Der Webhook funktioniert",
    "event {event} deploys nothing": "das Ereignis {event} deployt nichts",
    "event {event} deploys nothing by itself: the push of its tag decides":
        "das Ereignis {event} deployt von sich aus nichts: der Push seines Tags entscheidet",
    "event {event}: the push event of the same ref decides":
        "Ereignis {event}: das Push-Ereignis derselben Ref entscheidet",
    "the push names no branch or tag": "der Push nennt keinen Branch und kein Tag",
    "{stacks}: commit {commit} is live already": "{stacks}: der Commit {commit} ist schon live",
    "{stacks}: rule {number} says manual": "{stacks}: Regel {number} sagt: von Hand",
    "{stacks}: the commit says {marker}": "{stacks}: der Commit sagt {marker}",
    "{stacks}: no changed file matches the paths of rule {number}":
        "{stacks}: keine geänderte Datei passt zu den Pfaden von Regel {number}",
    "{stacks}: {who} is not among the authors of rule {number}":
        "{stacks}: {who} gehört nicht zu den Autoren von Regel {number}",
    "{stacks}: no rule deploys pull requests into {branch}":
        "{stacks}: keine Regel deployt Pull Requests nach {branch}",
    "{stacks}: no rule deploys tag {tag}": "{stacks}: keine Regel deployt das Tag {tag}",
    "{stacks}: branch {branch} matches no rule": "{stacks}: der Branch {branch} passt zu keiner Regel",
};
