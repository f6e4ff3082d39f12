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
    "redelivery of #{id} by {user}": "Zustellung #{id} erneut zugestellt von {user}",
    "delivery #{id} sent again by {user}": "Zustellung #{id} erneut zugestellt von {user}",
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
    'no branch or tag under "ref"': "unter „ref“ steht weder Branch noch Tag",
    "the commit must be a full SHA": "der Commit muss ein vollständiger SHA sein",
    "the delivery names no event": "die Zustellung nennt kein Ereignis",
    "the delivery must name 1 to {count} refs": "die Zustellung muss 1 bis {count} Refs nennen",
    "the delivery is about {one}, this webhook belongs to {own}: to serve it too, let that repository take deliveries of other hooks":
        "die Zustellung betrifft {one}, dieser Webhook gehört zu {own}: damit er beiden dient, lass jenes Repository Zustellungen anderer Webhooks annehmen",
    "the delivery is about {one}, this webhook belongs to {own}: if it was renamed or is a mirror, correct the repository's URL":
        "die Zustellung betrifft {one}, dieser Webhook gehört zu {own}: wurde das Repository umbenannt oder ist es ein Spiegel, so berichtige seine URL",
    "the delivery is about {one}, this stack is connected to {own}: if it was renamed or is a mirror, correct the repository's URL":
        "die Zustellung betrifft {one}, dieser Stack ist mit {own} verbunden: wurde das Repository umbenannt oder ist es ein Spiegel, so berichtige seine URL",
    "the push names {count} refs: its branches are looked at instead":
        "der Push nennt {count} Refs: stattdessen werden die Branches angesehen",
    "the push names no changes": "der Push nennt keine Änderungen",
    'the push names no refs: choose "All" as resource details to send':
        "der Push nennt keine Refs: wähle „All“ als zu sendende Ressourcendetails",
    "the push names something that is no commit": "der Push nennt etwas, das kein Commit ist",
    "the deletion names no branch or tag": "die Löschung nennt keinen Branch und kein Tag",
    "the new tag names no tag or no commit": "das neue Tag nennt kein Tag oder keinen Commit",
    "the state of checks names no commit": "der Stand der Prüfungen nennt keinen Commit",
    "the pull request names no number or no branch": "der Pull Request nennt keine Nummer oder keinen Branch",
    "pull request #{number} names something that is no commit":
        "Pull Request #{number} nennt etwas, das kein Commit ist",
    "pull request #{number} comes from a fork, and the forge names no commit of it":
        "Pull Request #{number} kommt aus einem Fork, und die Forge nennt keinen Commit davon",
    "a pull request was {action}, which deploys nothing": "ein Pull Request: {action}, das deployt nichts",
    "{stacks}: polling found commit {commit} before, see #{id}":
        "{stacks}: den Commit {commit} hat die Abfrage schon gefunden, siehe #{id}",
    "{stacks}: commit {commit} was withdrawn by a rollback ({user})":
        "{stacks}: der Commit {commit} wurde durch ein Rollback zurückgezogen ({user})",
    "#{id} for {stack}": "#{id} für {stack}",
    "{names} and {count} more": "{names} und {count} weitere",
};
