import type { englishAgents } from "../english-agents";

export const frenchAgents: Record<keyof typeof englishAgents, string> = {
    instance: "Instance",
    "instance.here": "Cette instance",
    "instance.all": "Toutes les instances",
    "instance.notShown": "Instances non affichées",
    "agent.title": "À propos de {server}",
    "agent.connecting": "Connexion à {server}…",
    "agent.offline": "{server} est injoignable pour le moment.",
    "agent.offline.hint":
        "Ce qui y tourne continue, et les pushs y déploient toujours. Cette page reprend d’elle-même dès que {server} répond.",
    "agent.unknown": "Ce Dockge ne connaît aucune instance nommée {server}.",
    "agent.unknown.hint": "Ajoutez-la sur la page d’accueil de Dockge, puis ouvrez la pile depuis la liste.",
    "agent.missing": "{server} n’a pas encore l’extension CI/CD : ses piles ne peuvent pas être déployées depuis Git.",
    "agent.missing.hint": "Changez une ligne dans le fichier compose de ce Dockge, puis redémarrez-le :",
    "agent.missing.line": "La ligne",
    "agent.older": "L’extension CI/CD sur {server} est plus ancienne ({there}) que celle d’ici ({here}).",
    "agent.older.hint":
        "Mettez-la à jour sur {server}. D’ici là, rien n’en est affiché ici ; ses déploiements continuent comme avant.",
    "agent.newer": "L’extension CI/CD sur {server} est plus récente ({there}) que celle d’ici ({here}).",
    "agent.newer.hint":
        "Mettez à jour le Dockge auquel appartient cette page. D’ici là, rien de {server} n’est affiché ici ; ses déploiements continuent comme avant.",
};
