import type { englishOrigins } from "../english-origins";

export const frenchOrigins: Record<keyof typeof englishOrigins, string> = {
    "origin.default": "Par défaut",
    "origin.settings": "Défini ici",
    "origin.repository": "Défini par le dépôt, dans {at} : modifiez-le là-bas.",
    "origin.merged": "Depuis le dépôt : {names}",
    "switches.title": "Depuis le dépôt",
    "switches.read": "({place}, au déploiement #{id})",
    "switches.none": "(aucun paramètre propre)",
    "switches.help":
        "Un commit peut définir comment ses propres images sont construites et testées, dans .dockge/cicd.yaml ou sous x-cicd dans son fichier compose. Tout ce qui va au-delà est refusé, sauf si vous l’autorisez ici.",
    "switches.legend": "Ce que le dépôt peut définir aussi",
    "switches.hostCommands": "Commandes sur l’hôte",
    "switches.hostCommands.help":
        "Et des variables pour celles que la pile a déjà : le contrôle complet de cette machine avec l’utilisateur du serveur.",
    "switches.replaceCommands": "À la place des commandes de la pile",
    "switches.replaceCommands.help":
        "Remplacer des listes de commandes définies ici, et donc omettre une vérification.",
    "switches.limits": "Davantage de la machine",
    "switches.limits.help": "Processeur, mémoire et délais au-delà de ceux définis ici.",
    "switches.health": "Quand un déploiement compte comme réussi",
    "switches.health.help": "Combien de temps les services ont pour devenir sains, et doivent le rester.",
    "switches.services": "Comment les services sont remplacés",
    "switches.services.help":
        "Stratégie, ports, sondes, tests rapides et copies de volumes de chaque service, ainsi que celui de vos proxys qui est placé devant lui.",
    "switches.push": "Où les images sont envoyées",
    "switches.push.help": "Avec les connexions enregistrées pour les registres.",
    "switches.caches": "Caches des builds",
    "switches.caches.help": "Sources et destinations de cache : registres et dossiers de cette machine.",
    "switches.secrets": "Davantage de secrets de build",
    "switches.secrets.help": "Tout secret enregistré de cette pile, et pas seulement ceux cités ici.",
    "switches.builderImage": "L’image du builder pour les buildpacks",
    "switches.builderImage.help": "Elle exécute tout le build et voit tout ce que voit le build.",
    "switches.retention": "Combien de releases sont conservées",
    "switches.retention.help":
        "Moins il y en a, moins vous pouvez revenir en arrière ; plus il y en a, plus elles occupent d’espace disque.",
};
