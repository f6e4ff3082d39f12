import type { PHRASES } from "../../../../common/phrases";

export const spanishPhrases: Record<keyof typeof PHRASES, string> = {
    "rollout.because": "{service} {reason}",
    "rollout.namespace": "tiene {key}: {mode}, así que no dispone de un espacio propio",
    "rollout.guest": "aloja a {other} en su contenedor, y este se va con el contenedor",
    "rollout.address": "tiene la dirección fija {address}, que dos contenedores no pueden compartir",
    "rollout.devices": "ocupa dispositivos de esta máquina",
    "rollout.protocol": "publica {port}/{protocol}, y el conmutador solo reenvía TCP",
    "rollout.range": "publica {port} en {published}: el conmutador necesita un único número",
    "rollout.anyPort": "publica {port} en cualquier puerto libre: el conmutador necesita un único número",
    "rollout.unnamedVolume":
        "guarda {path} en un volumen sin nombre, que un contenedor nuevo no tendría; dale un nombre, o pon sharedVolumes en accepted si su contenido se puede perder",
    "rollout.written":
        "escribe en {path}, y ambas versiones lo harían a la vez; pon sharedVolumes en accepted si pueden hacerlo",
    "rollout.hooks": "tiene hooks {hook}, que Compose solo ejecuta cuando recrea el servicio a su manera",
    "rollout.proxyPort":
        "publica el puerto {port} en esta máquina, y {traffic} no puede traspasarlo; no publiques ninguno o usa el conmutador integrado",
    "rollout.proxyLabels":
        "da órdenes a un proxy con sus etiquetas, y ambas versiones las darían; quítalas o usa el conmutador integrado",
    "rollout.hiddenLabels": "tiene etiquetas para un proxy cuyos nombres salen de variables",
    "rollout.unnameable": "tiene un nombre que ningún conmutador puede llevar",
    "rollout.sharedName": "comparte su nombre con {other}, así que no se pueden distinguir sus solicitudes",
    "rollout.switchService": "necesitaría un conmutador llamado {name}, y la pila ya tiene un servicio con ese nombre",
    "rollout.switchNetwork": "necesitaría una red llamada {name}, y la pila ya tiene una con ese nombre",
    "rollout.neighbour":
        "solo coincide con {other} en {network}, que pertenece a otra pila y donde el conmutador ocuparía su lugar; da a ambos una red de la propia pila o indícala en keepNetworks",
    "rollout.noProxy":
        "debe sustituirse tras {traffic}, que ningún administrador ha configurado; configúralo o usa el conmutador integrado",
    "rollout.networks":
        "está en varias redes, y no se sabe en cuál de ellas está {traffic}; déjalo solo en la que comparten o usa el conmutador integrado",
    "rollout.proxyTcp":
        "tiene el puerto {port} con tráfico que no es HTTP, y {traffic} no puede traspasarlo; usa el conmutador integrado",
    "rollout.probePort": "tiene varios puertos, y su sonda no indica a cuál pregunta; asigna un puerto a la sonda",
    "rollout.noPort": "no tiene ningún puerto cuyo tráfico se pueda dirigir; indica uno en ports",
    "rollout.unready":
        "no tiene healthcheck, ni sonda, ni un puerto al que preguntar, así que nada indica cuándo está listo",
    "rollout.containerName": "tiene el nombre {name} para su contenedor, y dos contenedores no pueden compartirlo",
    "rollout.none": "está escalado a 0, así que no tiene contenedores que sustituir",
    "rollout.tooMany":
        "tiene {count} contenedores: su conmutador distingue {most}, antiguos y nuevos juntos, así que puede tener {half}",

    "port.as": "{port} como {mode} ({because})",
    "port.set": "según el ajuste",
    "port.tls": "normalmente TLS, que pasa tal cual",
    "port.http": "normalmente HTTP",
    "port.unknown": "nada indica que hable HTTP",
    "port.labels": "lo dicen sus etiquetas",
    "port.probe": "así lo consulta su sonda",
    "port.healthcheck": "así lo consulta su healthcheck",

    "note.refused": "{service} no se despliega como {strategy}: {reason}.",
    "note.noPort":
        "No se conoce ningún puerto de {service}, así que ningún otro servicio debe llamarlo; si alguno lo hace, indica el puerto en ports.",
    "note.switch": "Las solicitudes a {service} pasan por su conmutador: puerto {ports}.",
    "note.besideSwitch":
        "En {networks} otros llegan directamente a los contenedores de {service}, también a los nuevos.",
    "note.besideCanary":
        "En {networks} otros llegan directamente a los contenedores de {service}, también a los nuevos: allí un canary recibe más de lo que le corresponde.",
    "note.fromProcess": "{name} venía del propio proceso de Dockge; ahora está escrito en .env.",
    "note.fromRepository": "{name} se toma del .env del repositorio.",
    "note.environment": "entorno: {changes}",
    "note.sameEnvironment": "El entorno está como en la release.",
    "note.literal":
        "{name} está escrito como valor fijo en el archivo compose; el cambio cuenta a partir del próximo despliegue.",
    "note.editedByHand":
        "El archivo compose se editó a mano: se restablece el de la release y el editado se guarda aparte.",
    "note.volumeNotOwn": "{service}: el volumen {name} {reason} y no se copia",
    "note.volumeCopied": "Antes se copia el volumen {name}.",
    "volume.external": "es externo",
    "volume.foreign": "no lo creó esta pila",
    "volume.ofStack": "pertenece a la pila {stack}",
    "volume.elsewhere": "está en otro lugar (driver {driver})",
    "note.volumeStopped":
        "Antes se copia el volumen {name}; para ello se detiene {services}, que de todos modos se recrea: la interrupción se alarga lo que dure la copia.",
    "note.volumeRunning":
        "Antes se copia el volumen {name}; {services} sigue en marcha, así que la copia queda como la dejaría un corte de luz.",
    "note.imagePulled": "{service}: {image} ya no está en esta máquina; se descarga de nuevo por su digest",
    "note.imageRebuilt":
        "{service}: la imagen de la release #{number} ya no está en esta máquina; el commit {commit} se construye de nuevo, y la imagen puede salir distinta a la de entonces",
    "note.imageLost":
        "{service}: la imagen de la release #{number} ya no está en esta máquina, y nada indica de dónde vino",
    "note.localImage": "{service}: {image} existe solo en esta máquina y se queda como está",
    "note.perhapsNewer": "{service}: si hay una {image} más nueva se verá al descargarla",
    "note.noRestore": "{message} {hint}",
    "restore.notOwn": "El volumen {name} {reason}, así que nunca se vacía para recuperar una copia.",
    "restore.without": "Revierte sin los volúmenes.",
    "restore.shared": "El volumen {name} también lo usa {other}, que no es de esta pila.",
    "restore.removeOther": "Quita {other} o revierte sin los volúmenes.",
    "restore.newer": "La copia del volumen {name} se hizo con un Node.js más nuevo, y este no puede leerla.",
    "restore.upgrade": "Ejecuta el servidor con Node.js 22.15 o posterior, o revierte sin los volúmenes.",
    "note.noneNewer": "No se conoce ninguna imagen más nueva.",

    "figures.nothing": "todavía no se ha medido nada",
    "figures.errors": "falló el {share} % de sus {requests} solicitudes; en la versión anterior, el {old} %",
    "figures.slow": "responde en {ms} ms de promedio; la versión anterior, en {old} ms",
    "figures.well": "solicitudes: {requests}, fallidas: {errors}",
    "figures.wellTimed": "solicitudes: {requests}, fallidas: {errors}, {ms} ms de promedio",
    "figures.few": "solo {requests} de las {needed} solicitudes que hacen falta para juzgar",
    "figures.uncertain": "{reason}; el paso se prolonga hasta tener certeza",
    "figures.prolonged": "{reason}; el paso se prolonga",
    "figures.chance": "{reason}, lo que puede ser casualidad",
    "figures.unjudged": "las cifras no se evalúan",
    "figures.uncounted": "{traffic} no cuenta solicitudes ni errores, así que el paso avanza por tiempo",
    "figures.shunned": "ninguna de sus solicitudes le llegó, mientras que la versión anterior recibió {old}",

    "value.absent": "ausente",
    "value.set": "definido",
    "value.other": "otro valor",
    "value.released": "como en la release",
    "value.configuration": "otra configuración",
    "value.onDisk": "en disco",
    "value.invalid": "no es un archivo compose válido",
    "value.spacing": "otros comentarios o espacios",
    "value.changes": "cambios en disco: {count}",
    "value.running": "en ejecución",
    "value.exited": "finalizado",
    "value.paused": "en pausa",
    "value.created": "creado",
    "value.none": "ninguno",
    "value.joined": "conectado",
};
