import type { englishCommands } from "../english-commands";

export const spanishCommands: Record<keyof typeof englishCommands, string> = {
    hostCommands: "Comandos en el host",
    "hostCommands.meaning":
        "Los comandos de una pila se ejecutan en contenedores. Los que tienen que ejecutarse en esta misma máquina lo hacen con todos los permisos de este servidor: quien pueda hacer push al repositorio de la pila o cambiar su configuración de build podría hacer todo lo que puede este servidor.",
    "hostCommands.stacks": "Pilas que pueden",
    "hostCommands.stacksHelp": "Un nombre por línea. El código de forks y de personas externas nunca puede.",
};
