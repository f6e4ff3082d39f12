import type { englishRights } from "../../said/english-rights";

export const spanishRights: Record<(typeof englishRights)[number], string> = {
    "{service} runs a privileged hook": "{service} ejecuta un hook privilegiado",
    "{service} runs privileged: it can do all that the host can":
        "{service} se ejecuta con privilegios: puede hacer todo lo que puede el host",
    "{service} shares the host's {what} namespace": "{service} comparte el espacio de nombres {what} del host",
    "{service} reaches into the container {name}, which is not the stack's":
        "{service} entra en el contenedor {name}, que no es de la pila",
    "{service} joins the network {name}, which is not the stack's":
        "{service} se une a la red {name}, que no es de la pila",
    "{service} uses the volume {name}, which is not the stack's":
        "{service} usa el volumen {name}, que no es de la pila",
    "{service} runs the image {name}, which another stack built":
        "{service} ejecuta la imagen {name}, que construyó otra pila",
    "{service} reads {path} of the host": "{service} lee {path} del host",
    "{service} reads and writes {path} of the host": "{service} lee y escribe {path} del host",
    "{service} controls the container engine, and with it the host":
        "{service} controla el motor de contenedores y, con él, el host",
    "{service} mounts the network share {name}": "{service} monta el recurso compartido de red {name}",
    "{service} uses the device {name}": "{service} usa el dispositivo {name}",
    "{service} has the capability {name}": "{service} tiene la capability {name}",
    "{service} runs with the security option {name}": "{service} se ejecuta con la opción de seguridad {name}",
    "{service} gives orders to {proxy} by its labels": "{service} da órdenes a {proxy} con sus etiquetas",
    "{service} is built from {where}": "{service} se construye desde {where}",
    "{service} is built with {what}": "{service} se construye con {what}",
    "{service} sends its log to {where}": "{service} envía su log a {where}",
    "The edit changes nothing that the repository's compose file says.":
        "La edición no cambia nada de lo que dice el archivo compose del repositorio.",
    "It is a part of the traffic switch.": "Es una parte del conmutador de tráfico.",
    "It names a file that exists on this machine alone.": "Nombra un archivo que existe solo en esta máquina.",
    "It names an image that exists on this machine alone.": "Nombra una imagen que existe solo en esta máquina.",
    "The image is built from the repository: change what it is built from.":
        "La imagen se construye desde el repositorio: cambia aquello de lo que se construye.",
    "It concerns what the compose file takes from another file.":
        "Afecta a lo que el archivo compose toma de otro archivo.",
    "Anchors of the file reach into what is changed.": "Las anclas del archivo llegan a lo que se cambia.",
    "{field} absent → set": "{field} ausente → definido",
    "{field} set → absent": "{field} definido → ausente",
    "{field} set → another value": "{field} definido → otro valor",
    "{field} absent → {value}": "{field} ausente → {value}",
    "{field} {value} → absent": "{field} {value} → ausente",
};
