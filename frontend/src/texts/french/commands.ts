import type { englishCommands } from "../english-commands";

export const frenchCommands: Record<keyof typeof englishCommands, string> = {
    hostCommands: "Commandes sur l’hôte",
    "hostCommands.meaning":
        "Les commandes d’une pile s’exécutent dans des conteneurs. Celles qui doivent s’exécuter sur cette machine même disposent de tous les droits de ce serveur : quiconque peut pousser dans le dépôt de la pile ou modifier ses paramètres de build pourrait alors faire tout ce que peut faire ce serveur.",
    "hostCommands.stacks": "Piles autorisées",
    "hostCommands.stacksHelp":
        "Un nom par ligne. Le code issu de forks et de personnes extérieures n’y a jamais droit.",
};
