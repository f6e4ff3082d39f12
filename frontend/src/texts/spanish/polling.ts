import type { englishPolling } from "../english-polling";

export const spanishPolling: Record<keyof typeof englishPolling, string> = {
    "poll.title": "Push perdidos",
    "poll.every": "Buscar push perdidos cada … minutos",
    "poll.help":
        "Con 0 solo se busca cuando arranca el servidor. La búsqueda es ligera: se comparan las ramas con las últimas vistas, y nada que haya fallado o se haya revertido se vuelve a intentar.",
    "poll.shared": "Vale para todas las pilas de este repositorio.",
    "poll.last": "Última búsqueda:",
    "poll.never": "Todavía no se ha buscado.",
    "poll.well": "funcionó",
    "poll.failed": "falló",
    "withdrawn.one": "{user} revirtió {sha}: los push no lo vuelven a desplegar",
    "withdrawn.more": "{user} revirtió {sha} y {count} más: los push no los vuelven a desplegar",
    "withdrawn.meaning": "Ningún push lo vuelve a desplegar; tú puedes hacerlo a mano.",
};
