import type { englishBuild } from "../../said/english-build";

export const spanishBuild: Record<(typeof englishBuild)[number], string> = {
    "The build of {service} failed: it used more than {memoryMb} MB of memory ({output}).":
        "El build de {service} falló: usó más de {memoryMb} MB de memoria ({output}).",
    "Allow the stack's builds more memory in the Build tab (limits), or let the build take less.":
        "Permite más memoria a los builds de la pila en la pestaña Build (límites) o haz que el build necesite menos.",
    "The build of {service} wants to start from {foreign}, which another stack built.":
        "El build de {service} quiere partir de {foreign}, que construyó otra pila.",
    "Start from an image of this stack or of a registry.": "Parte de una imagen de esta pila o de un registro.",
    "The build of {service} failed: {output}.": "El build de {service} falló: {output}.",
    "The log shows the build's output; correct the cause and push again.":
        "El log muestra la salida del build; corrige la causa y haz push de nuevo.",
    "The builds of {ring} start from each other's images.":
        "Los builds de {ring} parten cada uno de las imágenes de los otros.",
    "Take one of the contexts that begin with service: out of the compose file.":
        "Quita del archivo compose uno de los contextos que empiezan por service:.",
    "The build of {service} ended without an image.": "El build de {service} terminó sin imagen.",
    "Look at the build's output in the log.": "Revisa la salida del build en el log.",
    "The build shall get the secret {missing}, which this stack has no value for.":
        "El build debe recibir el secreto {missing}, para el que esta pila no tiene ningún valor.",
    "Store it in the Build tab, or take its name out of the build settings.":
        "Guárdalo en la pestaña Build o quita su nombre de la configuración del build.",
    'The setting {setting} has "{local}", which is no cache in a registry.':
        "El ajuste {setting} tiene “{local}”, que no es una caché en un registro.",
    "Write an image's name, or type=registry,ref=<image>.":
        "Escribe el nombre de una imagen o type=registry,ref=<imagen>.",
    "{what} is called {odd}.": "{what} se llama {odd}.",
    "Use letters, digits, dots, dashes and _ only.": "Usa solo letras, dígitos, puntos, guiones y _.",
    "The build of {service} starts from the service {other}, which has no image.":
        "El build de {service} parte del servicio {other}, que no tiene imagen.",
    'Write a service of the compose file after "service:" in additional_contexts.':
        "En additional_contexts, escribe después de “service:” un servicio del archivo compose.",
    "{file}, the file of secrets.{name}, which a build mounts, is not in the commit.":
        "{file}, el archivo de secrets.{name} que monta un build, no está en el commit.",
    "Store the value as a build secret called {name} and name it in buildSecrets, without secrets: in build:.":
        "Guarda el valor como secreto del build con el nombre {name} e indícalo en buildSecrets, sin secrets: en build:.",
    "The build context of {service}, {folder}, is not in the commit.":
        "El contexto del build de {service}, {folder}, no está en el commit.",
    "Commit the folder, or correct the context; a command before the build may make it, too.":
        "Incluye la carpeta en un commit o corrige el contexto; también puede crearla un comando antes del build.",
    "{title}, {file}, is not in the commit.": "{title}, {file}, no está en el commit.",
    "Commit the file, or correct its path; it is looked for below the build context.":
        "Incluye el archivo en un commit o corrige su ruta; se busca dentro del contexto del build.",
    "{what}, which is not one of Docker's own.": "{what}, y no es un frontend de Docker.",
    "Use docker/dockerfile as syntax, or none.": "Usa docker/dockerfile como syntax, o ninguno.",
    "The service {service} has only a build section, but the stack is set to use {builder}.":
        "El servicio {service} solo tiene una sección build, pero la pila está configurada para usar {builder}.",
    'Give the service an image, or set the builder to "compose".':
        "Da una imagen al servicio o pon el builder en “compose”.",
    "The builder {name} needs the program {program}, which is not on this server.":
        "El builder {name} necesita el programa {program}, que no está en este servidor.",
    "Commit the folder, add a build command that makes it, or correct its name.":
        "Incluye la carpeta en un commit, agrega un comando de build que la cree o corrige su nombre.",
    'Choose the service in the Build tab or as "service": {candidates}.':
        'Elige el servicio en la pestaña Build o como "service": {candidates}.',
    "The command did nothing.": "El comando no hizo nada.",
    'Canceled: the command "{title}" was ended with everything that it had started.':
        "Cancelado: el comando “{title}” se terminó junto con todo lo que había iniciado.",
    "Start it again when you are ready.": "Inícialo de nuevo cuando quieras.",
    'Canceled while the command "{title}" was running, which must not be interrupted and runs on.':
        "Cancelado mientras se ejecutaba el comando “{title}”, que no se debe interrumpir y sigue en marcha.",
    "Wait until it has ended before you start it again.": "Espera a que termine antes de iniciarlo de nuevo.",
    "Code from outside may not run commands on the host.": "El código externo no puede ejecutar comandos en el host.",
    "Let the command run in an image, or take the change into a branch of the repository first.":
        "Haz que el comando se ejecute en una imagen o lleva antes el cambio a una rama del repositorio.",
    "The stack {stack} may not run commands on the host.": "La pila {stack} no puede ejecutar comandos en el host.",
    "Let the command run in an image, or ask an administrator to allow commands on the host for this stack in the settings.":
        "Haz que el comando se ejecute en una imagen o pide a un administrador que permita comandos en el host para esta pila en la configuración.",
    "The stack has no service {service} for the command to run in.":
        "La pila no tiene ningún servicio {service} en el que ejecutar el comando.",
    "Change runIn to one of its services: {services}.": "Cambia runIn a uno de sus servicios: {services}.",
    "A command that is one line needs a shell; write `run` as a list of arguments, or use an image with a shell.":
        "Un comando de una sola línea necesita una shell; escribe `run` como lista de argumentos o usa una imagen con shell.",
    "Check the first entry of `run`, or use an image that has the program.":
        "Comprueba la primera entrada de `run` o usa una imagen que tenga el programa.",
    "The running stack was not touched.": "La pila en marcha no se tocó.",
    "The compose file needs the variable {missing}, which has no value{reason}.":
        "El archivo compose necesita la variable {missing}, que no tiene valor{reason}.",
    "Add {missing} to the stack's environment.": "Agrega {missing} al entorno de la pila.",
    "The compose file can't be used: {reason}.": "No se puede usar el archivo compose: {reason}.",
    "Correct the file and push again; `docker compose config` shows the same error.":
        "Corrige el archivo y haz push de nuevo; `docker compose config` muestra el mismo error.",
    "Nothing was read from there, and nothing was changed.": "No se leyó nada de allí y no se cambió nada.",
    "Use a path inside the repository.": "Usa una ruta dentro del repositorio.",
};
