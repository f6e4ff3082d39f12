import type { englishDeliveries } from "../../said/english-deliveries";

export const spanishDeliveries: Record<(typeof englishDeliveries)[number], string> = {
    "queued #{id} for {stack}": "#{id} en cola para {stack}",
    "#{id} for {stack} is superseded by #{newer}": "#{id} para {stack} queda reemplazado por #{newer}",
    "#{id} waits: {stack} is paused": "#{id} espera: {stack} está en pausa",
    "#{id} waits: somebody has to approve it": "#{id} espera: alguien tiene que aprobarlo",
    "#{id} waits: the forge's checks are not green yet":
        "#{id} espera: las comprobaciones de la forja todavía no están en verde",
    "#{id} waits: it is in a freeze window": "#{id} espera: está en una ventana de congelación",
    "#{id} waits: too many came at once": "#{id} espera: llegaron demasiados a la vez",
    "#{id} waits: the stack was stopped by hand": "#{id} espera: la pila se detuvo a mano",
    "{count} deployments: {some} and {more} more": "{count} despliegues: {some} y {more} más",
    "Git is asked what {ref} changed": "se está consultando en Git qué cambió {ref}",
    "Git could not be asked what changed: {reason}": "no se pudo consultar en Git qué cambió: {reason}",
    "no stack is bound to this repository": "ninguna pila está conectada a este repositorio",
    "{name} is no longer in the repository": "{name} ya no está en el repositorio",
    "branch {name} was deleted": "se eliminó la rama {name}",
    "tag {name} was deleted": "se eliminó el tag {name}",
    "checks of {commit} changed": "cambiaron las comprobaciones de {commit}",
    "pull request #{number}": "el pull request #{number}",
    "pull request #{number} from a fork": "el pull request #{number}, de un fork",
    "pull request #{number} was {action}, which deploys nothing":
        "el pull request #{number}: {action}, lo que no despliega nada",
    "forced push to branch {name}": "push forzado a la rama {name}",
    "forced push to tag {name}": "push forzado al tag {name}",
    "redelivery of #{id} by {user}": "entrega #{id} enviada de nuevo por {user}",
    "delivery #{id} sent again by {user}": "entrega #{id} enviada de nuevo por {user}",
    "ping: the webhook works": "ping: el webhook funciona",
    "event {event} deploys nothing": "el evento {event} no despliega nada",
    "event {event} deploys nothing by itself: the push of its tag decides":
        "el evento {event} no despliega nada por sí solo: decide el push de su tag",
    "event {event}: the push event of the same ref decides": "evento {event}: decide el evento push de la misma ref",
    "the push names no branch or tag": "el push no nombra ninguna rama ni ningún tag",
    "{stacks}: commit {commit} is live already": "{stacks}: el commit {commit} ya está en servicio",
    "{stacks}: rule {number} says manual": "{stacks}: la regla {number} dice manual",
    "{stacks}: the commit says {marker}": "{stacks}: el commit dice {marker}",
    "{stacks}: no changed file matches the paths of rule {number}":
        "{stacks}: ningún archivo cambiado coincide con las rutas de la regla {number}",
    "{stacks}: {who} is not among the authors of rule {number}":
        "{stacks}: {who} no figura entre los autores de la regla {number}",
    "{stacks}: no rule deploys pull requests into {branch}":
        "{stacks}: ninguna regla despliega pull requests hacia {branch}",
    "{stacks}: no rule deploys tag {tag}": "{stacks}: ninguna regla despliega el tag {tag}",
    "{stacks}: branch {branch} matches no rule": "{stacks}: la rama {branch} no coincide con ninguna regla",
    'no branch or tag under "ref"': "no hay rama ni etiqueta en «ref»",
    "the commit must be a full SHA": "el commit debe ser un SHA completo",
    "the delivery names no event": "la entrega no nombra ningún evento",
    "the delivery must name 1 to {count} refs": "la entrega debe nombrar de 1 a {count} refs",
    "the delivery is about {one}, this webhook belongs to {own}: to serve it too, let that repository take deliveries of other hooks":
        "la entrega trata de {one}, este webhook pertenece a {own}: para que también le sirva, deje que ese repositorio acepte entregas de otros webhooks",
    "the delivery is about {one}, this webhook belongs to {own}: if it was renamed or is a mirror, correct the repository's URL":
        "la entrega trata de {one}, este webhook pertenece a {own}: si el repositorio cambió de nombre o es un espejo, corrija su URL",
    "the delivery is about {one}, this stack is connected to {own}: if it was renamed or is a mirror, correct the repository's URL":
        "la entrega trata de {one}, esta pila está conectada a {own}: si el repositorio cambió de nombre o es un espejo, corrija su URL",
    "the push names {count} refs: its branches are looked at instead":
        "el push nombra {count} refs: en su lugar se miran sus ramas",
    "the push names no changes": "el push no nombra ningún cambio",
    'the push names no refs: choose "All" as resource details to send':
        "el push no nombra refs: elija «All» como detalles del recurso que se envían",
    "the push names something that is no commit": "el push nombra algo que no es un commit",
    "the deletion names no branch or tag": "el borrado no nombra rama ni etiqueta",
    "the new tag names no tag or no commit": "la etiqueta nueva no nombra etiqueta o no nombra commit",
    "the state of checks names no commit": "el estado de las comprobaciones no nombra ningún commit",
    "the pull request names no number or no branch": "la pull request no nombra número o no nombra rama",
    "pull request #{number} names something that is no commit":
        "la pull request #{number} nombra algo que no es un commit",
    "pull request #{number} comes from a fork, and the forge names no commit of it":
        "la pull request #{number} viene de un fork, y la forja no nombra ningún commit suyo",
    "a pull request was {action}, which deploys nothing": "una pull request: {action}, lo cual no despliega nada",
    "{stacks}: polling found commit {commit} before, see #{id}":
        "{stacks}: la búsqueda ya había encontrado el commit {commit}, véase #{id}",
    "{stacks}: commit {commit} was withdrawn by a rollback ({user})":
        "{stacks}: el commit {commit} se retiró con una reversión ({user})",
    "#{id} for {stack}": "#{id} para {stack}",
    "{names} and {count} more": "{names} y {count} más",
};
