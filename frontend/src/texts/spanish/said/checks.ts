import type { englishChecks } from "../../said/english-checks";

export const spanishChecks: Record<(typeof englishChecks)[number], string> = {
    "{host} answers.": "{host} responde.",
    "{host} accepts the credential.": "{host} acepta la credencial.",
    "The repository can be read without a credential.": "El repositorio se puede leer sin credencial.",
    "The branch {branch} is there.": "La rama {branch} existe.",
    "{file} is there.": "{file} existe.",
    "There is no branch {branch}.": "No existe la rama {branch}.",
    "Choose an existing one: {names}.": "Elige una que exista: {names}.",
    "The repository is empty: push a commit to it first.": "El repositorio está vacío: primero haz push de un commit.",
    "Did you mean {names}?": "¿Quizá querías decir {names}?",
    "{files} is not on {branch}.": "{files} no está en {branch}.",
    "Found instead: {files}.": "En su lugar se encontró: {files}.",
    "There is none elsewhere.": "No hay ninguno en otro lugar.",
    "No compose file at the root of {branch}.": "No hay ningún archivo compose en la raíz de {branch}.",
    "Choose one of them as the compose file's path.": "Elige uno de ellos como ruta del archivo compose.",
    "The repository's URL holds a space, a control character or a backslash.":
        "La URL del repositorio contiene un espacio, un carácter de control o una barra invertida.",
    "The repository's URL begins with a dash, like an option of git.":
        "La URL del repositorio empieza por un guion, como una opción de git.",
    "The repository's URL names a transport helper, which could run a program.":
        "La URL del repositorio nombra un asistente de transporte que podría ejecutar un programa.",
    "The repository's URL is neither https://, http:// nor ssh://.":
        "La URL del repositorio no es https://, http:// ni ssh://.",
    "The repository's URL can't be read.": "No se puede leer la URL del repositorio.",
    "The repository's URL names a host but no repository.":
        "La URL del repositorio nombra un host, pero ningún repositorio.",
    "Use the form https://host/owner/repository.git or git@host:owner/repository.git.":
        "Usa la forma https://host/propietario/repositorio.git o git@host:propietario/repositorio.git.",
    "The repository's host {host} is a link-local, metadata or reserved address, which is never contacted.":
        "El host del repositorio, {host}, es una dirección link-local, de metadatos o reservada, a la que nunca se accede.",
    "Use the address under which the forge is reached from other machines.":
        "Usa la dirección con la que se llega a la forja desde otras máquinas.",
    "The forge is asked for the checks of the commit.":
        "Se están consultando en la forja las comprobaciones del commit.",
    "The commit isn't known, so its checks can't be asked for; release it by hand.":
        "No se conoce el commit, así que no se pueden consultar sus comprobaciones; libéralo a mano.",
    "The checks could not be asked for; the server's log has more. It is tried again.":
        "No se pudieron consultar las comprobaciones; el log del servidor dice más. Se volverá a intentar.",
    "{stack} was stopped by {who}; it goes live when somebody starts what is stopped.":
        "{stack}: detenida por {who}; entrará en servicio cuando alguien inicie lo que está detenido.",
    "The service {name} was stopped by hand; it goes live when somebody starts what is stopped.":
        "El servicio {name} se detuvo a mano; entrará en servicio cuando alguien inicie lo que está detenido.",
    "The services {names} were stopped by hand; it goes live when somebody starts what is stopped.":
        "Los servicios {names} se detuvieron a mano; entrará en servicio cuando alguien inicie lo que está detenido.",
    "{stack} is paused by {who}; it goes on when somebody resumes it.":
        "{stack}: en pausa por {who}; continuará cuando alguien la reanude.",
    "All stacks are paused by {who}; it goes on when somebody resumes them.":
        "Todas las pilas están en pausa por {who}; continuará cuando alguien las reanude.",
    "Nothing is deployed by itself in the freeze window {name}; it goes on at its end.":
        "En la ventana de congelación {name} no se despliega nada automáticamente; continuará cuando termine.",
    "The code comes from a fork or from somebody outside; nothing of it runs until somebody approves it.":
        "El código viene de un fork o de una persona externa; no se ejecuta nada hasta que alguien lo apruebe.",
    "It goes on when the forge's checks are green.": "Continuará cuando las comprobaciones de la forja estén en verde.",
    "It goes on when the forge's checks of {commit} are green.":
        "Continuará cuando las comprobaciones de {commit} en la forja estén en verde.",
    "Commit {sha} came before {later}, which {by} withdrew.": "El commit {sha} es anterior a {later}, que {by} retiró.",
    "rule {number} says manual": "la regla {number} dice manual",
    "the commit says {marker}": "el commit dice {marker}",
    "no changed file matches the paths of rule {number}":
        "ningún archivo cambiado coincide con las rutas de la regla {number}",
    "nobody says who pushed, and that is not among the authors of rule {number}":
        "nadie dice quién hizo el push, y eso no figura entre los autores de la regla {number}",
    "{who} is not among the authors of rule {number}": "{who} no figura entre los autores de la regla {number}",
    "no rule deploys pull requests into {branch}": "ninguna regla despliega pull requests hacia {branch}",
    "no rule deploys tag {tag}": "ninguna regla despliega el tag {tag}",
    "branch {branch} matches no rule": "la rama {branch} no coincide con ninguna regla",
    "it depends on which files changed": "depende de qué archivos cambiaron",
};
