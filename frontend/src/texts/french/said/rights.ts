import type { englishRights } from "../../said/english-rights";

export const frenchRights: Record<(typeof englishRights)[number], string> = {
    "{service} runs a privileged hook": "{service} exécute un hook privilégié",
    "{service} runs privileged: it can do all that the host can":
        "{service} tourne en mode privilégié : il peut faire tout ce que peut l’hôte",
    "{service} shares the host's {what} namespace": "{service} partage l’espace de noms {what} de l’hôte",
    "{service} reaches into the container {name}, which is not the stack's":
        "{service} accède au conteneur {name}, qui n’appartient pas à la pile",
    "{service} joins the network {name}, which is not the stack's":
        "{service} rejoint le réseau {name}, qui n’appartient pas à la pile",
    "{service} uses the volume {name}, which is not the stack's":
        "{service} utilise le volume {name}, qui n’appartient pas à la pile",
    "{service} runs the image {name}, which another stack built":
        "{service} exécute l’image {name}, qu’une autre pile a construite",
    "{service} reads {path} of the host": "{service} lit {path} de l’hôte",
    "{service} reads and writes {path} of the host": "{service} lit et écrit {path} de l’hôte",
    "{service} controls the container engine, and with it the host":
        "{service} commande le moteur de conteneurs, et avec lui l’hôte",
    "{service} mounts the network share {name}": "{service} monte le partage réseau {name}",
    "{service} uses the device {name}": "{service} utilise le périphérique {name}",
    "{service} has the capability {name}": "{service} a la capability {name}",
    "{service} runs with the security option {name}": "{service} tourne avec l’option de sécurité {name}",
    "{service} gives orders to {proxy} by its labels": "{service} donne des ordres à {proxy} par ses labels",
    "{service} is built from {where}": "{service} est construit à partir de {where}",
    "{service} is built with {what}": "{service} est construit avec {what}",
    "{service} sends its log to {where}": "{service} envoie son journal à {where}",
    "The edit changes nothing that the repository's compose file says.":
        "La modification ne change rien de ce que dit le fichier compose du dépôt.",
    "It is a part of the traffic switch.": "Cela fait partie de l’aiguillage du trafic.",
    "It names a file that exists on this machine alone.": "Cela cite un fichier qui n’existe que sur cette machine.",
    "It names an image that exists on this machine alone.": "Cela cite une image qui n’existe que sur cette machine.",
    "The image is built from the repository: change what it is built from.":
        "L’image est construite à partir du dépôt : modifiez ce à partir de quoi elle est construite.",
    "It concerns what the compose file takes from another file.":
        "Cela concerne ce que le fichier compose prend dans un autre fichier.",
    "Anchors of the file reach into what is changed.": "Des ancres du fichier touchent ce qui est modifié.",
    "{field} absent → set": "{field} absent → défini",
    "{field} set → absent": "{field} défini → absent",
    "{field} set → another value": "{field} défini → une autre valeur",
    "{field} absent → {value}": "{field} absent → {value}",
    "{field} {value} → absent": "{field} {value} → supprimé",
};
