import type { englishRequests } from "../../said/english-requests";

export const spanishRequests: Record<(typeof englishRequests)[number], string> = {
    'It is not known which version of the files of "{stack}" this page shows, since the connection or the server was renewed.':
        "No se sabe qué versión de los archivos de “{stack}” muestra esta página, porque la conexión o el servidor se renovó.",
    'The files of "{stack}" were changed since this page read them, by a deployment or by somebody else.':
        "Los archivos de “{stack}” cambiaron desde que esta página los leyó, por un despliegue o por otra persona.",
    "Your text was not saved, and what runs was not touched.":
        "Tu texto no se guardó y lo que está en marcha no se tocó.",
    "Copy your change, discard it here so that the page reads the files again, and make it once more.":
        "Copia tu cambio, descártalo aquí para que la página lea los archivos de nuevo y vuelve a hacerlo.",
    "This command must not be cut off, as its settings say.": "Este comando no se debe cortar, según su configuración.",
    "Wait for its end; its time limit of {timeout} s ends it at the latest.":
        "Espera a que acabe; a más tardar lo termina su tiempo límite de {timeout} s.",
    "This run has ended already.": "Esta ejecución ya ha terminado.",
    "There is nothing to cancel; look at its log.": "No hay nada que cancelar; mira su log.",
    'The stack "{stack}" has no job "{name}".': "La pila “{stack}” no tiene ninguna tarea “{name}”.",
    "It has: {names}.": "Tiene: {names}.",
    "It has none yet: add one first.": "Todavía no tiene ninguna: agrega una antes.",
    "There is no run {id}.": "No existe la ejecución {id}.",
    "Look at the list of runs; of each job the newest 100 are kept.":
        "Consulta la lista de ejecuciones; de cada tarea se conservan las 100 más recientes.",
    'The job "{name}" is at work already{id}.': "La tarea “{name}” ya se está ejecutando{id}.",
    "No second one was begun.": "No se empezó una segunda.",
    "Wait for its end, or cancel it, then run it again.": "Espera a que acabe o cancélala, y ejecútala de nuevo.",
    "The stack has {count} commands at work or waiting already.":
        "La pila ya tiene {count} comandos en marcha o en espera.",
    "No further one was begun.": "No se empezó ninguno más.",
    "Wait for the end of one, or cancel one.": "Espera a que acabe uno o cancela uno.",
    "The stack has {count} jobs already.": "La pila ya tiene {count} tareas.",
    "Delete one that is not needed any more first.": "Elimina antes una que ya no haga falta.",
    'The stack "{stack}" is not connected to a Git repository, so it has no releases.':
        "La pila “{stack}” no está conectada a un repositorio Git, así que no tiene releases.",
    "Connect it first; what runs then becomes release #0.":
        "Conéctala antes; lo que esté en marcha será entonces la release #0.",
    '"{stack}" has {count} build secrets already.': "“{stack}” ya tiene {count} secretos del build.",
    "Delete those that no build uses.": "Elimina los que no use ningún build.",
    '"{stack}" has no build secret "{name}".': "“{stack}” no tiene ningún secreto del build “{name}”.",
    "Look at the list of its build secrets.": "Consulta la lista de sus secretos del build.",
    'There is a login at {host} already: "{name}".': "Ya hay un acceso a {host}: “{name}”.",
    "Give that one another secret, or delete it first.": "Dale otro secreto o elimínalo antes.",
    "A repository still uses this credential.": "Un repositorio todavía usa esta credencial.",
    "It was not deleted.": "No se eliminó.",
    "Give the repository another credential first.": "Asigna antes otra credencial al repositorio.",
    "Enter the address under which the forge reaches this server, or let this server look for commits.":
        "Escribe la dirección con la que la forja llega a este servidor o haz que este servidor busque commits.",
    "The webhook at {host} is switched off, or sends no pushes.":
        "El webhook en {host} está desactivado o no envía los push.",
    "The webhook at {host} leads to {url}, but this server is at {here}.":
        "El webhook en {host} lleva a {url}, pero este servidor está en {here}.",
    "Create it again to mend it.": "Créalo de nuevo para arreglarlo.",
    "{host} has no webhook that leads to this server.": "{host} no tiene ningún webhook que lleve a este servidor.",
    "Create it, here or there.": "Créalo, aquí o allí.",
    "These are not the keys that {host} offers now.": "Estas no son las claves que ofrece ahora {host}.",
    "The pinned keys were not changed.": "Las claves fijadas no se cambiaron.",
    "Test the connection again, and compare the fingerprints that it shows.":
        "Prueba de nuevo la conexión y compara las huellas que muestra.",
    "This is not a certificate in PEM form.": "Esto no es un certificado en formato PEM.",
    "Paste the authority's certificate, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.":
        "Pega el certificado de la autoridad, desde -----BEGIN CERTIFICATE----- hasta -----END CERTIFICATE-----.",
    "There is no such token.": "Ese token no existe.",
    "It may have been revoked before.": "Puede que se haya revocado antes.",
    "{host} shows no certificate: it does not answer, or not over TLS.":
        "{host} no muestra ningún certificado: no responde, o no por TLS.",
    "Check the host and its port, and that the forge runs.":
        "Comprueba el host y su puerto, y que la forja está en marcha.",
    "This is not the certificate that {host} shows now: that one is {fingerprint}.":
        "Este no es el certificado que muestra ahora {host}: ese es {fingerprint}.",
    "Look at the certificate again, and compare its fingerprint.": "Mira el certificado de nuevo y compara su huella.",
    "{problem} To pin it would not help.": "{problem} Fijarlo no serviría de nada.",
    "Mend the forge's certificate, or use the name that it is for.":
        "Arregla el certificado de la forja o usa el nombre para el que está emitido.",
    "Deployment {id} is {state}.": "El despliegue {id} está en el estado {state}.",
    "The order of the queue was not changed.": "El orden de la cola no se cambió.",
    "Only what is queued has a place in line: GET /queue lists it.":
        "Solo lo que está en cola tiene un lugar en ella: GET /queue lo enumera.",
    "Deployment {id} is {state}; it does not wait for anything.":
        "El despliegue {id} está en el estado {state}; no espera nada.",
    "Only a waiting deployment can be released.": "Solo se puede liberar un despliegue en espera.",
    "There is no API for webhooks known at {url}.": "No se conoce ninguna API para webhooks en {url}.",
    "Choose the right forge in the repository's settings, or set the webhook up there by hand.":
        "Elige la forja correcta en la configuración del repositorio o configura allí el webhook a mano.",
    "Patterns look like release/* or apps/shop/**, ranges like >=1.2 <2.":
        "Los patrones son como release/* o apps/shop/**; los rangos, como >=1.2 <2.",
    "The port of webhooks is set to {port} by DOCKGE_CICD_HOOK_PORT.":
        "El puerto de los webhooks está fijado en {port} por DOCKGE_CICD_HOOK_PORT.",
    "Change the variable and restart the server, or leave the port as it is.":
        "Cambia la variable y reinicia el servidor, o deja el puerto como está.",
    "This delivery is not kept any more.": "Esta entrega ya no se conserva.",
    "Deploy the commit by hand instead.": "En su lugar, despliega el commit a mano.",
    '"{right}" is no right that can be granted.': "“{right}” no es un permiso que se pueda conceder.",
    "Take the grants from the plan, as they are.": "Toma las concesiones del plan, tal como están.",
    'The stack "{stack}" has no release with the id {release} that was ever live.':
        "La pila “{stack}” no tiene ninguna release con el id {release} que haya estado en servicio.",
    "No volumes are kept with release #{number}.": "Con la release #{number} no se guardan volúmenes.",
    "Roll back without the volumes, or choose a release that has them.":
        "Revierte sin los volúmenes o elige una release que los tenga.",
    "Release #{number} is live: what is in its volumes now would be kept in place of its copies.":
        "La release #{number} está en servicio: lo que hay ahora en sus volúmenes se guardaría en lugar de sus copias.",
    "Roll back without the volumes, or choose another release.": "Revierte sin los volúmenes o elige otra release.",
    "The image {reference} of {service} in release #{number} is no longer on this machine, and nothing says where it came from.":
        "La imagen {reference} de {service} en la release #{number} ya no está en esta máquina, y nada indica de dónde vino.",
    "Deploy commit {sha} instead: that finds another image.":
        "En su lugar, despliega el commit {sha}: así se encuentra otra imagen.",
    "Deployment {id} is still {state}.": "El despliegue {id} sigue en el estado {state}.",
    "Wait for its end, or cancel it first.": "Espera a que acabe o cancélalo antes.",
    "There is no deployment {id}.": "No existe el despliegue {id}.",
    "Look at the list of deployments.": "Consulta la lista de despliegues.",
    "A test delivery of {host} has arrived.": "Ha llegado una entrega de prueba de {host}.",
    "The webhook is set up; {host} can't send a test, so the first push will show that it arrives.":
        "El webhook está configurado; {host} no puede enviar una prueba, así que el primer push mostrará si llega.",
    "The webhook is set up, but {host} sends no test at the moment ({answered}).":
        "El webhook está configurado, pero {host} no envía ninguna prueba en este momento ({answered}).",
    "Check it again in a minute.": "Compruébalo de nuevo en un minuto.",
    '{host} may not send webhooks into the local network: "{said}".':
        "{host} no puede enviar webhooks a la red local: “{said}”.",
    "An administrator of the forge can allow it (GitLab: Admin, Settings, Network, Outbound requests).":
        "Un administrador de la forja puede permitirlo (GitLab: Admin, Settings, Network, Outbound requests).",
    '{host} may not send webhooks to this server: "{said}".':
        "{host} no puede enviar webhooks a este servidor: “{said}”.",
    "Add this server's name to ALLOWED_HOST_LIST in the forge's app.ini (section [webhook]).":
        "Agrega el nombre de este servidor a ALLOWED_HOST_LIST en el app.ini de la forja (sección [webhook]).",
    "A delivery has arrived, but it was refused: its signature was not right.":
        "Ha llegado una entrega, pero se rechazó: su firma no era correcta.",
    "Create the webhook again, so that the forge gets the secret of today.":
        "Crea el webhook de nuevo para que la forja reciba el secreto actual.",
    "{host} has the webhook, but its test did not arrive at {url}.":
        "{host} tiene el webhook, pero su prueba no llegó a {url}.",
    "Unless ALLOWED_HOST_LIST in its app.ini (section [webhook]) names {hostname}, it sends to public addresses only. Its list of recent deliveries has the reason.":
        "Mientras ALLOWED_HOST_LIST en su app.ini (sección [webhook]) no incluya {hostname}, solo envía a direcciones públicas. El motivo está en su lista de entregas recientes.",
    "Look at the forge's list of recent deliveries for the reason: often a firewall, a certificate or a name that it can't resolve.":
        "Busca el motivo en la lista de entregas recientes de la forja: a menudo es un firewall, un certificado o un nombre que no puede resolver.",
    'The live release of "{stack}" has no commit that could be built anew.':
        "La release en servicio de “{stack}” no tiene ningún commit que se pueda construir de nuevo.",
    'Every third-party image of "{stack}" is what its tag leads to.':
        "Cada imagen de terceros de “{stack}” es aquella a la que apunta su tag.",
    "To renew built images, rebuild with newer base images.":
        "Para renovar las imágenes construidas, reconstruye sobre imágenes base más nuevas.",
    "The canary of {service} waits at {weight} % of the traffic for a person.":
        "El canary de {service} espera a una persona con el {weight} % del tráfico.",
    "Nothing was touched: both versions go on serving.": "No se tocó nada: ambas versiones siguen atendiendo.",
    "Promote or abort it in the panel first. Stop, Down and Delete abort it by themselves.":
        "Promuévelo o abórtalo antes en el panel. Detener, Detener y desactivar y Eliminar lo abortan automáticamente.",
    "Look at the server's log for the details, then try again.":
        "Busca los detalles en el log del servidor e inténtalo de nuevo.",
    "Correct it and send it again; nothing was changed.": "Corrígelo y envíalo de nuevo; no se cambió nada.",
    'There is no setting "{key}".': "No existe el ajuste “{key}”.",
    'Did you mean "{nearest}"? Nothing was changed.': "¿Quizá querías decir “{nearest}”? No se cambió nada.",
    "Known here: {known}. Nothing was changed.": "Aquí se conocen: {known}. No se cambió nada.",
    "Deployment {id} is no longer queued.": "El despliegue {id} ya no está en cola.",
};
