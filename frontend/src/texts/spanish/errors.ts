import type { englishErrors } from "../english-errors";

export const spanishErrors: Record<keyof typeof englishErrors, string> = {
    "error.quote": "En palabras del servidor:",
    "error.thisServer": "este servidor",
    "error.unreadable": "No se pudo leer la respuesta del servidor.",
    "error.tryAgain": "Inténtalo de nuevo; si vuelve a ocurrir, revisa el log del servidor.",
    "error.noAnswer": "No llegó ninguna respuesta de {server} a tiempo.",
    "error.extensionMissing": "La extensión CI/CD no responde en {server}.",
    "error.extensionMissing.safe": "La pila en sí no se ve afectada.",
    "error.extensionMissing.hint": "Instálala también allí o comprueba que la conexión con ese servidor funciona.",
    "error.otherVersion": "La extensión CI/CD de {server} es de otra versión que esta página.",
    "error.otherVersion.hint": "Pon ambas en la misma versión y recarga la página.",
    "error.partNotLoaded": "No se pudo cargar esta parte de la página.",
    "error.partNotLoaded.hint":
        "Puede que el servidor se acabe de reiniciar o que no haya red. Si después sigue fallando, recarga la página.",
};
