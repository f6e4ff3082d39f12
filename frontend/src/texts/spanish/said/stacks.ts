import type { englishStacks } from "../../said/english-stacks";

export const spanishStacks: Record<(typeof englishStacks)[number], string> = {
    "This server knows no other instances.": "Este servidor no conoce otras instancias.",
    "Use Dockge itself to reach stacks on other machines.":
        "Usa el propio Dockge para llegar a pilas de otras máquinas.",
    "This server does not know that event.": "Este servidor no conoce ese evento.",
    "Reload the page: it may be older or newer than the server.":
        "Recarga la página: puede ser más antigua o más nueva que el servidor.",
    "There were too many failed logins.": "Hubo demasiados inicios de sesión fallidos.",
    "Wait {seconds} seconds, then try again.": "Espera {seconds} segundos e inténtalo de nuevo.",
    "The current password is wrong.": "La contraseña actual es incorrecta.",
    "Check it and try again.": "Compruébala e inténtalo de nuevo.",
    "Another operation runs on this stack.": "Hay otra operación en curso en esta pila.",
    "It goes on undisturbed.": "Sigue su curso sin verse afectada.",
    "Wait until it has finished, then try again.": "Espera a que termine e inténtalo de nuevo.",
    "This password is too weak.": "Esta contraseña es demasiado débil.",
    "Take at least {count} characters, letters and something else among them.":
        "Usa al menos {count} caracteres, entre ellos letras y algo más.",
    "This password is longer than {count} bytes.": "Esta contraseña tiene más de {count} bytes.",
    "Take a shorter one: what is behind that would not count.": "Usa una más corta: lo que pase de ahí no contaría.",
    "You are not logged in.": "No has iniciado sesión.",
    "Log in first.": "Primero inicia sesión.",
    "What ran before and was not named in the output still runs.":
        "Lo que estaba en marcha antes y no se nombró en la salida sigue en marcha.",
    "Read the output above: its last lines say why.": "Lee la salida de arriba: sus últimas líneas dicen por qué.",
    "This is not a service's name.": "Esto no es el nombre de un servicio.",
    "Choose one of the services of the stack.": "Elige uno de los servicios de la pila.",
    "Nothing was saved.": "No se guardó ningún cambio.",
    "Correct the line and save again.": "Corrige la línea y guarda de nuevo.",
    'There is a stack "{name}" already.': "Ya hay una pila “{name}”.",
    "It was not touched.": "No se tocó.",
    "Choose another name, or open that stack.": "Elige otro nombre o abre esa pila.",
    'There is no stack "{name}" in the stacks directory any more.':
        "Ya no hay ninguna pila “{name}” en el directorio de pilas.",
    "Keep a copy of your text and create the stack anew.": "Guarda una copia de tu texto y crea la pila de nuevo.",
    "This is not a stack's name.": "Esto no es el nombre de una pila.",
    "Use a-z, 0-9, - and _ only, with a letter or digit first.":
        "Usa solo a-z, 0-9, - y _, con una letra o un dígito al principio.",
    'There is no stack "{name}" in the stacks directory.': "No hay ninguna pila “{name}” en el directorio de pilas.",
    "Look at the list of stacks: it may have been renamed or deleted.":
        "Consulta la lista de pilas: puede que se haya renombrado o eliminado.",
    "One of the values is not {expected}.": "Uno de los valores no es {expected}.",
    "This connection is not logged in.": "Esta conexión no ha iniciado sesión.",
    "Log in, then try again.": "Inicia sesión e inténtalo de nuevo.",
    "More than {count} logs are open on this page.": "Hay más de {count} logs abiertos en esta página.",
    "Close some of them first.": "Cierra antes algunos de ellos.",
    'The credential "{name}" is of the kind {kind}, which has no {foreign}.':
        "La credencial “{name}” es del tipo {kind}, que no tiene {foreign}.",
    "It was not changed.": "No se cambió.",
    "This kind takes: {allowed}. For another kind or host add a new credential.":
        "Este tipo admite: {allowed}. Para otro tipo u otro host, agrega una credencial nueva.",
    "There is no repository {id}.": "No existe el repositorio {id}.",
    "Take the id from the list of repositories.": "Toma el id de la lista de repositorios.",
    "{url} is connected already, as a repository of its own.": "{url} ya está conectado, como repositorio propio.",
    "Change the URL of single stacks in their Repository tab: they join that repository.":
        "Cambia la URL de pilas sueltas en su pestaña Repositorio: así pasan a ese repositorio.",
    "The chosen credential does not exist any more.": "La credencial elegida ya no existe.",
    "Choose another one or add it again.": "Elige otra o agrégala de nuevo.",
    'The credential "{name}" is a login at a registry of images.':
        "La credencial “{name}” es un acceso a un registro de imágenes.",
    "Choose a credential for Git, or add one.": "Elige una credencial para Git o agrega una.",
    "Another row connects the stack {stack} already.": "Otra fila ya conecta la pila {stack}.",
    "This row was left out.": "Esta fila se omitió.",
    "Give each row a stack of its own.": "Da a cada fila una pila propia.",
    "{lacking} is not on {branch}.": "{lacking} no está en {branch}.",
    "This stack was not connected.": "Esta pila no se conectó.",
    "Look at the repository again, or correct the path.": "Examina el repositorio de nuevo o corrige la ruta.",
    "The stack {stack} is connected to {url}, branch {branch}, already.":
        "La pila {stack} ya está conectada a {url}, rama {branch}.",
    "Its connection stays as it is.": "Su conexión se queda como está.",
    "Change it in its Repository tab, or choose another name for this row.":
        "Cámbiala en su pestaña Repositorio o elige otro nombre para esta fila.",
    "Deployment {id} has no canary that can be decided about now.":
        "El despliegue {id} no tiene ningún canary sobre el que se pueda decidir ahora.",
    "A canary can be promoted or aborted once, while a part of the traffic goes to the new version.":
        "Un canary se puede promover o abortar una vez, mientras una parte del tráfico va a la versión nueva.",
    "Another stack has this token already.": "Otra pila ya tiene este token.",
    "Both stacks keep the URL that they have.": "Ambas pilas conservan la URL que tienen.",
    "Leave the token out to get a new one.": "Omite el token para obtener uno nuevo.",
    "The edit changes nothing that could be written into the repository's files.":
        "La edición no cambia nada que se pueda escribir en los archivos del repositorio.",
    "Nothing was pushed.": "No se hizo ningún push.",
    "Keep the edit as a local change, or discard it.": "Conserva la edición como cambio local o descártala.",
    "The stack's files were changed since you looked at them.":
        "Los archivos de la pila cambiaron desde que los miraste.",
    "Nothing was done with them.": "No se hizo nada con ellos.",
    "Look at the change again and decide anew.": "Mira el cambio otra vez y decide de nuevo.",
    "The edit changes nothing that the repository's compose file says, so there is nothing to keep.":
        "La edición no cambia nada de lo que dice el archivo compose del repositorio, así que no hay nada que conservar.",
    "Values of .env are kept by themselves; anything else can be discarded.":
        "Los valores de .env se conservan por sí solos; todo lo demás se puede descartar.",
    'The live release of "{stack}" was made of no commit, so there is nothing to compare the edit with.':
        "La release en servicio de “{stack}” no se hizo a partir de un commit, así que no hay nada con lo que comparar la edición.",
    "Deploy the stack from Git first.": "Despliega antes la pila desde Git.",
    "The live commit {sha} is not part of the branch {branch} as it is now: it came from a fork or another branch, the branch was rewritten, or the repository is another one by now.":
        "El commit en servicio {sha} no forma parte de la rama {branch} tal como es ahora: vino de un fork o de otra rama, la rama se reescribió o el repositorio ya es otro.",
    "Nothing was pushed, and the edited files are as you left them.":
        "No se hizo ningún push, y los archivos editados están como los dejaste.",
    "Keep the edit as a local change, deploy {branch}, and commit it then.":
        "Conserva la edición como cambio local, despliega {branch} y haz entonces el commit.",
    "The edit writes out what looks like a secret: {places}.":
        "La edición deja a la vista lo que parece un secreto: {places}.",
    "Put the value into .env, name it as ${KEY} in the compose file, and commit again; or keep the edit as a local change.":
        "Pon el valor en .env, nómbralo como ${KEY} en el archivo compose y haz commit de nuevo; o conserva la edición como cambio local.",
    "The .env file was changed since you opened it.": "El archivo .env cambió desde que lo abriste.",
    "Nothing was overwritten.": "No se sobrescribió nada.",
    "Load it again and repeat your change.": "Cárgalo de nuevo y repite tu cambio.",
    'There is no stack "{stack}".': "No existe la pila “{stack}”.",
    "Create it first, or connect it to a repository.": "Créala antes o conéctala a un repositorio.",
    "{key} in .env would make compose use another file or project than the one that is checked.":
        "{key} en .env haría que compose usara otro archivo o proyecto distinto del que se comprueba.",
    "Remove {key}; the compose file's path is set in the Repository tab.":
        "Quita {key}; la ruta del archivo compose se define en la pestaña Repositorio.",
    "Deployment {id} is already {state}.": "El despliegue {id} ya está en el estado {state}.",
    "Only a queued, waiting or running deployment can be canceled.":
        "Solo se puede cancelar un despliegue en cola, en espera o en curso.",
    'The .env file of "{stack}" is live as it is.': "El archivo .env de “{stack}” ya está en servicio tal como está.",
    "Save a change first.": "Guarda antes algún cambio.",
    'The stack "{stack}" has no release with the id {id}.':
        "La pila “{stack}” no tiene ninguna release con el id {id}.",
    "Choose one of GET /stacks/:stack/releases.": "Elige una de GET /stacks/:stack/releases.",
    "The value of {lost} can't be written so that compose reads it back.":
        "El valor de {lost} no se puede escribir de forma que compose lo vuelva a leer.",
    "Look at the file as text: a line before it may lack its closing quote.":
        "Mira el archivo como texto: puede que a una línea anterior le falten las comillas de cierre.",
    'The .env file of "{stack}" has no key {key}.': "El archivo .env de “{stack}” no tiene ninguna clave {key}.",
    "Load the environment again: somebody may have taken it away.":
        "Carga el entorno de nuevo: puede que alguien la haya quitado.",
    'The stack "{stack}" is not connected to a Git repository.':
        "La pila “{stack}” no está conectada a un repositorio Git.",
    "Connect it in the Repository tab, or with PUT /stacks/:stack/repository.":
        "Conéctala en la pestaña Repositorio o con PUT /stacks/:stack/repository.",
};
