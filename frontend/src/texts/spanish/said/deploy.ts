import type { englishDeploy } from "../../said/english-deploy";

export const spanishDeploy: Record<(typeof englishDeploy)[number], string> = {
    "Docker does not answer.": "Docker no responde.",
    "Containers that run keep running as they are.": "Los contenedores en marcha siguen como están.",
    "Check that the Docker Engine runs and that DOCKER_HOST or the mounted socket is right, then try again.":
        "Comprueba que Docker Engine está en marcha y que DOCKER_HOST o el socket montado son correctos, e inténtalo de nuevo.",
    "The docker command has no buildx plugin, through which images are built.":
        "Al comando docker le falta el plugin buildx, con el que se construyen las imágenes.",
    "Install the package docker-buildx-plugin (docker-buildx on Debian) beside docker, then try again.":
        "Instala el paquete docker-buildx-plugin (docker-buildx en Debian) junto a docker e inténtalo de nuevo.",
    "The docker command has no compose plugin.": "Al comando docker le falta el plugin compose.",
    "Install the package docker-compose-plugin beside docker, then try again.":
        "Instala el paquete docker-compose-plugin junto a docker e inténtalo de nuevo.",
    "Nothing was changed.": "No se cambió nada.",
    "The repository has several compose files and none at its root: {names}.":
        "El repositorio tiene varios archivos compose y ninguno en su raíz: {names}.",
    "The repository has no compose file at its root or one folder below it.":
        "El repositorio no tiene ningún archivo compose en su raíz ni una carpeta más abajo.",
    "Set the compose file's path in the repository's settings.":
        "Indica la ruta del archivo compose en la configuración del repositorio.",
    "Add one of {names}, or set the compose file's path in the repository's settings.":
        "Agrega uno de estos: {names}, o indica la ruta del archivo compose en la configuración del repositorio.",
    "The commit has no file {name}.": "El commit no tiene ningún archivo {name}.",
    "Add the file, or correct the compose file's path in the repository's settings.":
        "Agrega el archivo o corrige la ruta del archivo compose en la configuración del repositorio.",
    "Nothing was read through it, and nothing was changed.": "No se leyó nada a través de él y no se cambió nada.",
    "Commit the compose file itself.": "Haz commit del propio archivo compose.",
    "The commit has no file {name}, which the compose file includes or extends.":
        "El commit no tiene ningún archivo {name}, que el archivo compose incluye o extiende.",
    "Add the file, or correct its path.": "Agrega el archivo o corrige su ruta.",
    "The included project {name} is refused: it is not in the repository.":
        "El proyecto incluido {name} se rechaza: no está en el repositorio.",
    "Nothing was fetched from there, and the running stack was not touched.":
        "No se descargó nada de allí y la pila en marcha no se tocó.",
    "Put the included file into the repository, for example as a submodule.":
        "Pon el archivo incluido en el repositorio, por ejemplo como submódulo.",
    "{name} can't be used: {reason}.": "No se puede usar {name}: {reason}.",
    "The changed environment names another image for {service}; applying it alone keeps all images.":
        "El entorno cambiado nombra otra imagen para {service}; si se aplica solo el entorno, se mantienen todas las imágenes.",
    "Deploy the stack instead: that fetches or builds what is needed.":
        "En su lugar, despliega la pila: así se descarga o se construye lo que haga falta.",
    "With the changed environment the volume {key} would be another one, which has none of its data.":
        "Con el entorno cambiado, el volumen {key} sería otro, sin ninguno de sus datos.",
    "Put the value back, or change the volume's name in the compose file and deploy.":
        "Restaura el valor, o cambia el nombre del volumen en el archivo compose y despliega.",
    "The stack's .env sets {key}, which makes compose read another project than this stack.":
        "El .env de la pila define {key}, con lo que compose lee otro proyecto en lugar de esta pila.",
    "Remove {key} from .env, and set the compose file's path in the repository's settings instead.":
        "Quita {key} de .env e indica la ruta del archivo compose en la configuración del repositorio.",
    "In .env, {message}.": "En .env: {message}.",
    "Add {variable} to the stack's environment.": "Agrega {variable} al entorno de la pila.",
    "Deploy again when ready.": "Despliega de nuevo cuando quieras.",
    "The new version of {service} {detail} (container {member}).":
        "La versión nueva de {service} {detail} (contenedor {member}).",
    "It got no other requests; the old version serves as before.":
        "No recibió ninguna otra solicitud; la versión anterior atiende como antes.",
    "Correct what the test found, or the test in the settings, and push again.":
        "Corrige lo que encontró la prueba, o la prueba en la configuración, y haz push de nuevo.",
    "The switch of {service} does not answer after {timeout} s.":
        "El conmutador de {service} no responde después de {timeout} s.",
    "Look at the log of {switchService}, then deploy again.": "Revisa el log de {switchService} y despliega de nuevo.",
    "{wanted} is mounted writable, but lies above the compose file's folder.":
        "{wanted} está montado con escritura, pero queda por encima de la carpeta del archivo compose.",
    "Mount it read-only, or move it below the compose file.":
        "Móntalo como solo lectura o muévelo dentro de la carpeta del archivo compose.",
    "A local change that is kept for this stack no longer fits the commit: {edit}.":
        "Un cambio local conservado para esta pila ya no encaja en el commit: {edit}.",
    "Drop the local change in the stack's panel, or edit the stack's file anew and keep that.":
        "Descarta el cambio local en el panel de la pila, o edita de nuevo el archivo de la pila y consérvalo.",
    "The stack's directory has no compose file.": "El directorio de la pila no tiene ningún archivo compose.",
    "Discard the change: that puts the released file back.":
        "Descarta el cambio: así se restablece el archivo de la release.",
    "The last lines of its output stand in the log. Correct the cause and push again.":
        "Las últimas líneas de su salida están en el log. Corrige la causa y haz push de nuevo.",
    "Look at the service's log, correct the cause and push again.":
        "Revisa el log del servicio, corrige la causa y haz push de nuevo.",
    "Canceled while {task} had not ended yet; the command was not started.":
        "Cancelado cuando {task} todavía no había terminado; el comando no se inició.",
    "The image of {service} is no longer on this machine, and building the release's commit didn't make it.":
        "La imagen de {service} ya no está en esta máquina, y construir el commit de la release no la creó.",
    "Choose another release, or deploy the commit anew.": "Elige otra release o despliega el commit de nuevo.",
    "The stack's containers can't be removed: {stderr}.": "No se pueden quitar los contenedores de la pila: {stderr}.",
    "Volumes and files were not touched.": "Los volúmenes y los archivos no se tocaron.",
    "Look at the containers with docker ps, then try again.":
        "Mira los contenedores con docker ps e inténtalo de nuevo.",
    "The image {reference} of {service} is no longer on this machine.":
        "La imagen {reference} de {service} ya no está en esta máquina.",
    "Deploy the release's commit again, so that the image is rebuilt.":
        "Despliega de nuevo el commit de la release para que la imagen se reconstruya.",
    "Choose another release.": "Elige otra release.",
    "{message} When it failed: {standings}.": "{message} Cuando falló: {standings}.",
    "{changed} of the stack changed while this deployment was being prepared.":
        "{changed} de la pila cambió mientras se preparaba este despliegue.",
    "Your version stays, and the running containers were not touched.":
        "Tu versión se mantiene y los contenedores en marcha no se tocaron.",
    "Deploy again: that starts from what is there now.": "Despliega de nuevo: así se parte de lo que hay ahora.",
    "Port {port} is already in use on this machine.": "El puerto {port} ya está en uso en esta máquina.",
    "Stop what uses the port, or publish another one in the compose file, then deploy again.":
        "Detén lo que usa el puerto o publica otro en el archivo compose, y despliega de nuevo.",
    "Docker can't start the stack: {reason}.": "Docker no puede iniciar la pila: {reason}.",
    "Correct the compose file and push again.": "Corrige el archivo compose y haz push de nuevo.",
    "{at} is refused: {reason}.": "{at} se rechaza: {reason}.",
    "Take the LABEL out of the Dockerfile or of the image that it starts from, and push again.":
        "Quita el LABEL del Dockerfile o de la imagen de la que parte, y haz push de nuevo.",
    "Write the labels under `labels:` and push again.": "Escribe las etiquetas en `labels:` y haz push de nuevo.",
    "This commit asks for more than the stack may do: {missing}.":
        "Este commit pide más de lo que la pila puede hacer: {missing}.",
    "If that is intended, grant exactly this in the stack's panel and deploy again.":
        "Si es intencionado, concede exactamente esto en el panel de la pila y despliega de nuevo.",
    "Take the setting out of the compose file and push again.":
        "Quita el ajuste del archivo compose y haz push de nuevo.",
    "The compose file can't be used: it has no services.": "No se puede usar el archivo compose: no tiene servicios.",
    "Add a service and push again, or choose another compose file in the Repository tab.":
        "Agrega un servicio y haz push de nuevo, o elige otro archivo compose en la pestaña Repositorio.",
    "They were not touched, and nothing was changed.": "No se tocaron y no se cambió nada.",
    "A project {stack} already runs from {folder}: {named}.":
        "Ya hay un proyecto {stack} en marcha desde {folder}: {named}.",
    "Give this stack another name. If only its folder was moved, take it down and start it again first.":
        "Da otro nombre a esta pila. Si solo se movió su carpeta, primero detenla y desactívala, y luego iníciala de nuevo.",
    "A project {stack} already runs, but its compose file is gone: {named}.":
        "Ya hay un proyecto {stack} en marcha, pero su archivo compose ha desaparecido: {named}.",
    "Put the compose file back into the stack's directory, or take the project down, then deploy again.":
        "Devuelve el archivo compose al directorio de la pila, o detén y desactiva el proyecto, y despliega de nuevo.",
    "{section}.{name} takes the variable {variable}, which the server's own process has.":
        "{section}.{name} toma la variable {variable}, que tiene el propio proceso del servidor.",
    "Use another name, which the stack's environment answers, or a file.":
        "Usa otro nombre, que resuelva el entorno de la pila, o un archivo.",
    "Test the login at {host} in the CI/CD settings, and give it a new secret or more rights.":
        "Prueba el acceso a {host} en la configuración de CI/CD y dale un secreto nuevo o más permisos.",
    'Check the image\'s name, or add a login at {host} (kind "registry") in the CI/CD settings.':
        "Comprueba el nombre de la imagen o agrega un acceso a {host} (tipo “registro de imágenes”) en la configuración de CI/CD.",
    "Check the image's name and tag; a private image needs a login that may read it.":
        "Comprueba el nombre y el tag de la imagen; una imagen privada necesita un acceso que pueda leerla.",
    "Wait, then deploy again.": "Espera y despliega de nuevo.",
    "It was tried several times; deploy again when the registry answers.":
        "Se intentó varias veces; despliega de nuevo cuando el registro responda.",
    "Check the image's name, the registry and its login, then retry.":
        "Comprueba el nombre de la imagen, el registro y su acceso, y reinténtalo.",
    "{host} takes no more requests for now; it wants to be asked again at {time}Z.":
        "{host} no admite más solicitudes por ahora; quiere que se le pregunte de nuevo a las {time}Z.",
    "Wait and deploy again; a login at the registry usually raises its limit.":
        "Espera y despliega de nuevo; un acceso al registro suele aumentar su límite.",
    "{file} needs the variable {variable}, which has no value{reason}.":
        "{file} necesita la variable {variable}, que no tiene valor{reason}.",
    "The image {image} of the service {service} is not on this machine after it was pulled.":
        "La imagen {image} del servicio {service} no está en esta máquina después de descargarla.",
    "Check the image's name and platform.": "Comprueba el nombre y la plataforma de la imagen.",
    "With a traffic switch before it {more}, which it did not without.":
        "Con un conmutador de tráfico delante, {more}, lo que sin él no ocurría.",
    "Write the service without anchors and variables in its ports, labels and networks, or set its strategy to recreate.":
        "Escribe el servicio sin anclas ni variables en ports, labels y networks, o pon su estrategia en recreate.",
    "With the changed environment {name} would listen on port {target}, which its traffic switch doesn't know.":
        "Con el entorno cambiado, {name} escucharía en el puerto {target}, que su conmutador de tráfico no conoce.",
    "Deploy the stack instead: that prepares the switch for the new port.":
        "En su lugar, despliega la pila: así se prepara el conmutador para el puerto nuevo.",
    "The settings say how {unknown} is deployed, but the compose file has no service of that name.":
        "La configuración dice cómo se despliega {unknown}, pero el archivo compose no tiene ningún servicio con ese nombre.",
    "Its services are {known}.": "Sus servicios son {known}.",
    "Correct it and push again; docs/configuration.md lists every setting, docs/cicd.schema.json is for editors.":
        "Corrígelo y haz push de nuevo; docs/configuration.md enumera todos los ajustes y docs/cicd.schema.json es para editores.",
    "{by} aborted the new version of {service} {at}.": "{by} abortó la versión nueva de {service} {at}.",
    "The new version of {service} was aborted {at}: {text}.": "La versión nueva de {service} se abortó {at}: {text}.",
    "The old version ran beside it all the time and takes all of the traffic again.":
        "La versión anterior estuvo en marcha junto a ella todo el tiempo y vuelve a recibir todo el tráfico.",
    "Look at the new version's log for the failing requests, mend it and push again.":
        "Busca en el log de la versión nueva las solicitudes que fallan, corrígelo y haz push de nuevo.",
    "Look whether Caddy runs and its admin API can be reached.":
        "Comprueba que Caddy está en marcha y que se puede acceder a su API de administración.",
    "Caddy, the proxy of {service}, {what}.": "Caddy, el proxy de {service}, {what}.",
    "It goes on handing requests to the containers that had them.":
        "Sigue pasando las solicitudes a los contenedores que las recibían.",
    "The traffic switch of {service} {what}.": "El conmutador de tráfico de {service} {what}.",
    "Look at the log of the service {service}-switch, then deploy again.":
        "Revisa el log del servicio {service}-switch y despliega de nuevo.",
    "Traefik, the proxy of {service}, {what}.": "Traefik, el proxy de {service}, {what}.",
    "Check the folder of its file provider in the settings, and that this server may write there.":
        "Comprueba la carpeta de su file provider en la configuración y que este servidor puede escribir en ella.",
    "{what}, and only {free} are free on the disk.": "{what}, y en el disco solo hay {free} libres.",
    'Free some space ("Disk" in the CI/CD settings shows what takes it), or turn `snapshotVolumes` off.':
        "Libera espacio (“Disco” en la configuración de CI/CD muestra qué lo ocupa) o desactiva `snapshotVolumes`.",
    "The volumes are kept with the release that is live, and what is there now would be kept in their place.":
        "Los volúmenes se guardan con la release en servicio, y en su lugar se guardaría lo que contienen ahora.",
    "No volume was changed, and the copies are as they were.":
        "No se cambió ningún volumen y las copias están como estaban.",
    "Roll back without the volumes.": "Revierte sin los volúmenes.",
    "No volumes are kept with this release.": "Con esta release no se guardan volúmenes.",
    "No volume was changed.": "No se cambió ningún volumen.",
    "Docker's socket refuses us (permission denied).": "El socket de Docker nos rechaza (permiso denegado).",
    "Docker has not ended the container {name} within {seconds} s.":
        "Docker no ha terminado el contenedor {name} en {seconds} s.",
    "It may end later; all others run as they are.": "Puede que termine más tarde; todos los demás siguen como están.",
    "Look at Docker's own log, then deploy again.": "Mira el registro del propio Docker y vuelve a desplegar.",
    "Docker does not answer ({message}).": "Docker no responde ({message}).",
    "Let this server's user access Docker's socket, then try again.":
        "Da acceso al socket de Docker al usuario de este servidor e inténtalo de nuevo.",
    "The program {file} could not be started ({message}).": "No se pudo iniciar el programa {file} ({message}).",
    "Nothing was changed by it.": "Con ello no cambió nada.",
    "Check that {file} is installed where this server runs, then try again.":
        "Comprueba que {file} está instalado donde se ejecuta este servidor e inténtalo de nuevo.",
    "Canceled: {name} was ended with everything that it had started.":
        "Cancelado: {name} se terminó junto con todo lo que había iniciado.",
    "{name} did not finish within {seconds} s and was ended.": "{name} no acabó en {seconds} s y se terminó.",
    "Look at the log for where it hung; if it only needs longer, raise the time limit in the build settings.":
        "Busca en el log dónde se quedó; si solo necesita más tiempo, aumenta el tiempo límite en la configuración del build.",
    "The free space of {folder} could not be read.": "No se pudo leer el espacio libre de {folder}.",
    "Check that the stacks directory is mounted and readable.":
        "Comprueba que el directorio de pilas está montado y se puede leer.",
};
