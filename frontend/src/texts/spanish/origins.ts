import type { englishOrigins } from "../english-origins";

export const spanishOrigins: Record<keyof typeof englishOrigins, string> = {
    "origin.default": "Predeterminado",
    "origin.settings": "Definido aquí",
    "origin.repository": "Definido por el repositorio, en {at}: cámbialo allí.",
    "origin.merged": "Del repositorio: {names}",
    "switches.title": "Del repositorio",
    "switches.read": "({place}, según el despliegue #{id})",
    "switches.none": "(sin configuración propia)",
    "switches.help":
        "Un commit puede definir cómo se construyen y prueban sus propias imágenes, en .dockge/cicd.yaml o en x-cicd de su archivo compose. Lo que vaya más allá se rechaza, salvo que lo permitas aquí.",
    "switches.legend": "Qué más puede definir el repositorio",
    "switches.hostCommands": "Comandos en el host",
    "switches.hostCommands.help":
        "Y variables para los que tiene la propia pila: control total de esta máquina con el usuario del servidor.",
    "switches.replaceCommands": "En lugar de los comandos de la pila",
    "switches.replaceCommands.help":
        "Reemplazar listas de comandos definidas aquí y, con ello, omitir alguna comprobación.",
    "switches.limits": "Más recursos de la máquina",
    "switches.limits.help": "CPU, memoria y tiempos límite por encima de los definidos aquí.",
    "switches.health": "Cuándo se da por bueno un despliegue",
    "switches.health.help":
        "Cuánto pueden tardar los servicios en estar en buen estado y cuánto tienen que seguir así.",
    "switches.services": "Cómo se sustituyen los servicios",
    "switches.services.help":
        "Estrategia, puertos, sondas, pruebas de humo y copias de volúmenes de cada servicio, y también tras cuál de tus proxies está.",
    "switches.push": "A dónde se suben las imágenes",
    "switches.push.help": "Con los accesos a registros que están guardados.",
    "switches.caches": "Cachés de los builds",
    "switches.caches.help": "Orígenes y destinos de caché: registros y carpetas de esta máquina.",
    "switches.secrets": "Más secretos del build",
    "switches.secrets.help": "Cualquier secreto guardado de esta pila, no solo los que se nombran aquí.",
    "switches.builderImage": "La imagen del builder de buildpacks",
    "switches.builderImage.help": "Ejecuta todo el build y ve todo lo que ve el build.",
    "switches.retention": "Cuántas releases se conservan",
    "switches.retention.help": "Con menos hay menos a las que volver; con más se ocupa más disco.",
};
