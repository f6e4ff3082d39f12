import type { englishEngine } from "../../said/english-engine";

export const spanishEngine: Record<(typeof englishEngine)[number], string> = {
    'The command "{title}" {how}.': "El comando “{title}” {how}.",
    "Look at the log for what it was waiting for; its time limit is in the Build tab.":
        "Busca en el log a qué esperaba; su tiempo límite está en la pestaña Build.",
    "Look at its output in the log, mend the cause, then retry.":
        "Revisa su salida en el log, corrige la causa y reinténtalo.",
    "Something went wrong on our side.": "Algo salió mal por nuestra parte.",
    "Nothing of this stack is live yet, so there is no service {service} to run in.":
        "Todavía no hay nada de esta pila en servicio, así que no existe el servicio {service} en el que ejecutarlo.",
    "Deploy the stack first, or let the job run in an image.":
        "Despliega antes la pila o haz que la tarea se ejecute en una imagen.",
    "The live release has no service {service}.": "La release en servicio no tiene ningún servicio {service}.",
    "Change the job to one of its services: {names}.": "Cambia la tarea a uno de sus servicios: {names}.",
    "It was due at {dueAt}, while the server was down, and that is more than a day ago.":
        "Estaba prevista para {dueAt}, cuando el servidor no funcionaba, y de eso hace más de un día.",
    "Run it by hand if it is still wanted; its schedule goes on.":
        "Ejecútala a mano si aún hace falta; su programación continúa.",
    "If that happens often, let it run less often or give it a shorter time limit.":
        "Si ocurre a menudo, ejecútala con menos frecuencia o dale un tiempo límite más corto.",
    "The server stopped while this command ran on the host, and the command ended with it.":
        "El servidor se detuvo mientras este comando se ejecutaba en el host, y el comando terminó con él.",
    "It is not run again by itself.": "No se vuelve a ejecutar automáticamente.",
    "Look at the log for how far it came, then run it again.": "Mira en el log hasta dónde llegó y ejecútalo de nuevo.",
    "The run was canceled.": "La ejecución se canceló.",
    "Run it again when you are ready.": "Ejecútala de nuevo cuando quieras.",
    "The command took longer than its {timeout} s and was ended.":
        "El comando tardó más de sus {timeout} s y se terminó.",
    "Look at the log for what it was waiting for, or give it more time.":
        "Busca en el log a qué esperaba o dale más tiempo.",
    "The command {how}.": "El comando {how}.",
    "Look at the end of the log for the reason, then run it again.":
        "Busca el motivo al final del log y ejecútalo de nuevo.",
    "The stack was stopped when this was due.": "La pila estaba detenida cuando tocaba.",
    "Nothing was started.": "No se inició nada.",
    "Start the stack, or run the job by hand: then what its service depends on is started.":
        "Inicia la pila o ejecuta la tarea a mano: entonces se inicia aquello de lo que depende su servicio.",
    "The release to go back to is no longer kept.": "La release a la que volver ya no se conserva.",
    "The running containers were not touched.": "Los contenedores en marcha no se tocaron.",
    "Choose another release from the history, or deploy the commit anew.":
        "Elige otra release del historial o despliega el commit de nuevo.",
    "The deployment was canceled.": "El despliegue se canceló.",
    "Deploy again when you are ready.": "Despliega de nuevo cuando te venga bien.",
    "Volumes and your own files were not touched.": "Los volúmenes y tus propios archivos no se tocaron.",
    "Look at the log, mend the cause, then roll back by hand from the history.":
        "Revisa el log, corrige la causa y revierte a mano desde el historial.",
    "The disk is full.": "El disco está lleno.",
    'Free some space ("Disk" in the CI/CD settings shows what takes it), then retry.':
        "Libera espacio (“Disco” en la configuración de CI/CD muestra qué lo ocupa) y reinténtalo.",
    "{path} can't be written or read ({code}).": "No se puede escribir ni leer {path} ({code}).",
    "Give the server's user access to the stacks directory, then retry.":
        "Da acceso al directorio de pilas al usuario del servidor y reinténtalo.",
    'The step "{step}" took longer than its {seconds} s and was ended.':
        "El paso “{step}” tardó más de sus {seconds} s y se terminó.",
    "Look at the log for what it was waiting for; the time limit is in the Build tab.":
        "Busca en el log a qué esperaba; el tiempo límite está en la pestaña Build.",
    '"{stack}" was not deployed from Git yet, so there is no release to change.':
        "“{stack}” todavía no se ha desplegado desde Git, así que no hay ninguna release que cambiar.",
    "Deploy the stack first: that takes the saved environment along, too.":
        "Despliega antes la pila: con ello se lleva también el entorno guardado.",
    "Something went wrong on our side during this deployment.":
        "Algo salió mal por nuestra parte durante este despliegue.",
    "The state of the containers is shown above.": "El estado de los contenedores se muestra arriba.",
    "Look at the server's log for the details, then retry.": "Busca los detalles en el log del servidor y reinténtalo.",
    "Only {free} MB are free on the disk; a build needs at least {least} MB.":
        "En el disco solo hay {free} MB libres; un build necesita al menos {least} MB.",
    "The server stopped {count} times during this deployment.":
        "El servidor se detuvo {count} veces durante este despliegue.",
    "Look at the server's log for what stopped it, then retry.":
        "Busca en el log del servidor qué lo detuvo y reinténtalo.",
    "{at}: {names} counts before the repository is read, so it can't be set there.":
        "{at}: {names} cuenta antes de que se lea el repositorio, así que no se puede definir ahí.",
    '{at}: {names} goes beyond what this stack\'s repository may set ("{demand}").':
        "{at}: {names} va más allá de lo que puede definir el repositorio de esta pila (“{demand}”).",
    "Nothing was built, and the running containers were not touched.":
        "No se construyó nada y los contenedores en marcha no se tocaron.",
    "Take the line out and push again; set it in the Build tab instead.":
        "Quita la línea y haz push de nuevo; defínelo en la pestaña Build.",
    'Take the line out and push again, or let an administrator allow "{demand}" in the Build tab under "From the repository".':
        "Quita la línea y haz push de nuevo, o haz que un administrador permita “{demand}” en la pestaña Build, en “Del repositorio”.",
    "Code from outside runs no commands on the host, but this stack has some.":
        "El código externo no ejecuta comandos en el host, pero esta pila tiene algunos.",
    "Nothing of it was run.": "No se ejecutó nada de ello.",
    "Connect the repository to a stack without such commands too, and let the rules of that one take pull requests.":
        "Conecta el repositorio también a una pila sin esos comandos y haz que las reglas de esa admitan pull requests.",
    'The stack "{stack}" is no longer connected to a repository.':
        "La pila “{stack}” ya no está conectada a ningún repositorio.",
    "Connect the stack to a repository and deploy again.": "Conecta la pila a un repositorio y despliega de nuevo.",
    "Push a newer commit, or deploy {sha} by hand to have it all the same.":
        "Haz push de un commit más nuevo o despliega {sha} a mano para tenerlo de todos modos.",
    "Commit {sha} is older than {live}, which is live.": "El commit {sha} es anterior a {live}, que está en servicio.",
    "Nothing needs to be done; to go back to it, deploy it by hand.":
        "No hay que hacer nada; para volver a él, despliégalo a mano.",
    'Code from outside gets no secrets, but "{stack}" would give it the values of {name}.':
        "El código externo no recibe secretos, pero “{stack}” le daría los valores de {name}.",
    "Connect the repository to a stack without secrets too, and let the rules of that one take pull requests.":
        "Conecta el repositorio también a una pila sin secretos y haz que las reglas de esa admitan pull requests.",
    "Code from outside gets no rights on the host, but here {text}.":
        "El código externo no recibe permisos en el host, pero aquí {text}.",
    "Connect the repository to a stack whose compose file needs no such rights, and let the rules of that one take pull requests.":
        "Conecta el repositorio a una pila cuyo archivo compose no necesite esos permisos y haz que las reglas de esa admitan pull requests.",
};
