import type { englishPieces } from "../../said/english-pieces";

export const spanishPieces: Record<(typeof englishPieces)[number], string> = {
    "took longer than its {seconds} s and was ended": "tardó más de sus {seconds} s y se terminó",
    "was ended from outside": "fue terminado desde fuera",
    "was ended by a signal": "fue terminado por una señal",
    "did not end by itself: {reason}": "no terminó por sí mismo: {reason}",
    "ended with exit code {code}": "terminó con el código de salida {code}",
    "ended with code {code}": "terminó con el código {code}",
    "lies outside of the repository": "está fuera del repositorio",
    '{service} exited {code}: "{said}"': "{service} finalizó con el código {code}: “{said}”",
    "{service} exited {code}": "{service} finalizó con el código {code}",
    "{service} ran out of memory": "{service} se quedó sin memoria",
    '{service} is unhealthy ("{output}")': "{service} está en mal estado (“{output}”)",
    "{service} is unhealthy": "{service} está en mal estado",
    "{service} can't start: {reason}": "{service} no puede iniciarse: {reason}",
    "{service} has no container": "{service} no tiene contenedor",
    "{service} is not ready after {seconds} s: {reason}": "{service} no está listo después de {seconds} s: {reason}",
    "{service} has not ended after {seconds} s": "{service} no ha terminado después de {seconds} s",
    "{service} does not answer its switch's check after {seconds} s":
        "{service} no responde a la comprobación de su conmutador después de {seconds} s",
    "its healthcheck has not passed yet": "su healthcheck todavía no se ha superado",
    "its probe has not been answered yet": "su sonda todavía no ha recibido respuesta",
    "answers {code} instead of {status} at {path}": "responde {code} en lugar de {status} en {path}",
    "answers {path} without the text that its probe looks for": "responde a {path} sin el texto que busca su sonda",
    "gives no answer at {path} within {ms} ms": "no da respuesta en {path} en {ms} ms",
    "gives no answer at {path} ({reason})": "no da respuesta en {path} ({reason})",
    "its probe's command has not ended within {ms} ms": "el comando de su sonda no ha terminado en {ms} ms",
    "its probe's command ends with {code}": "el comando de su sonda termina con {code}",
    "accepts no connection on port {port} ({reason})": "no acepta conexiones en el puerto {port} ({reason})",
    "has no container any more": "ya no tiene contenedor",
    "The image {image} of the service {service} can't be pulled: {reason}.":
        "No se puede descargar la imagen {image} del servicio {service}: {reason}.",
    "{host} refuses the stored login, or the login may not do this":
        "{host} rechaza el acceso guardado, o ese acceso no puede hacer esto",
    "{host} wants a login, and none is stored for it":
        "{host} pide iniciar sesión, y no hay ningún acceso guardado para él",
    "{host} has no such image (asked with the stored login)":
        "{host} no tiene esa imagen (consultado con el acceso guardado)",
    "{host} has no such image (no login is stored for it)":
        "{host} no tiene esa imagen (no hay ningún acceso guardado para él)",
    "{host} takes no more requests for now": "{host} no admite más solicitudes por ahora",
    "{host} can't be reached or is out of order ({reason})": "no se puede acceder a {host} o no funciona ({reason})",
    'nobody has judged mounts of the type "{type}"': "nadie ha evaluado los montajes del tipo “{type}”",
    "this section is not known here": "esta sección no se conoce aquí",
    "external ones need a swarm, which this engine is not asked for":
        "los externos necesitan un swarm, y a este motor no se le pide",
    "drivers of this kind are not known here": "los drivers de este tipo no se conocen aquí",
    "names that end with {end} lead from a traffic switch to its service":
        "los nombres que terminan en {end} llevan de un conmutador de tráfico a su servicio",
    "names that begin with {start} belong to the containers of builds and commands":
        "los nombres que empiezan por {start} pertenecen a los contenedores de builds y comandos",
    "this setting is not known here": "este ajuste no se conoce aquí",
    "labels that begin with {start} are Compose's own": "las etiquetas que empiezan por {start} son propias de Compose",
    "labels that begin with {start} belong to containers that this server makes itself":
        "las etiquetas que empiezan por {start} pertenecen a contenedores que crea este servidor",
    "it reads accounts of the host": "lee cuentas del host",
};
