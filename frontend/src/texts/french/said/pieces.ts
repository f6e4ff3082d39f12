import type { englishPieces } from "../../said/english-pieces";

export const frenchPieces: Record<(typeof englishPieces)[number], string> = {
    "took longer than its {seconds} s and was ended": "n’avait pas fini après {seconds} s : arrêt forcé",
    "was ended from outside": "a pris fin sur une intervention extérieure",
    "was ended by a signal": "a pris fin sur un signal",
    "did not end by itself: {reason}": "n’a pas pris fin de façon normale : {reason}",
    "ended with exit code {code}": "a pris fin avec le code de sortie {code}",
    "ended with code {code}": "a pris fin avec le code {code}",
    "lies outside of the repository": "se trouve en dehors du dépôt",
    '{service} exited {code}: "{said}"': "{service} s’est arrêté avec le code {code} : « {said} »",
    "{service} exited {code}": "{service} s’est arrêté avec le code {code}",
    "{service} ran out of memory": "{service} a manqué de mémoire",
    '{service} is unhealthy ("{output}")': "{service} est en mauvaise santé (« {output} »)",
    "{service} is unhealthy": "{service} est en mauvaise santé",
    "{service} can't start: {reason}": "{service} ne peut pas démarrer : {reason}",
    "{service} has no container": "{service} n’a pas de conteneur",
    "{service} is not ready after {seconds} s: {reason}": "{service} n’est pas prêt après {seconds} s : {reason}",
    "{service} has not ended after {seconds} s": "{service} n’est pas terminé après {seconds} s",
    "{service} does not answer its switch's check after {seconds} s":
        "{service} ne répond pas à la vérification de son aiguillage après {seconds} s",
    "its healthcheck has not passed yet": "son healthcheck n’a pas encore réussi",
    "its probe has not been answered yet": "sa sonde n’a pas encore reçu de réponse",
    "answers {code} instead of {status} at {path}": "répond {code} au lieu de {status} à {path}",
    "answers {path} without the text that its probe looks for": "répond à {path} sans le texte que cherche sa sonde",
    "gives no answer at {path} within {ms} ms": "ne donne aucune réponse à {path} en {ms} ms",
    "gives no answer at {path} ({reason})": "ne donne aucune réponse à {path} ({reason})",
    "its probe's command has not ended within {ms} ms": "la commande de sa sonde n’est pas terminée après {ms} ms",
    "its probe's command ends with {code}": "la commande de sa sonde se termine avec {code}",
    "accepts no connection on port {port} ({reason})": "n’accepte aucune connexion sur le port {port} ({reason})",
    "has no container any more": "n’a plus de conteneur",
    "The image {image} of the service {service} can't be pulled: {reason}.":
        "L’image {image} du service {service} ne peut pas être récupérée : {reason}.",
    "{host} refuses the stored login, or the login may not do this":
        "{host} refuse la connexion enregistrée, ou celle-ci n’en a pas le droit",
    "{host} wants a login, and none is stored for it": "{host} demande une connexion, et aucune n’est enregistrée",
    "{host} has no such image (asked with the stored login)":
        "{host} n’a pas cette image (demandée avec la connexion enregistrée)",
    "{host} has no such image (no login is stored for it)":
        "{host} n’a pas cette image (aucune connexion n’est enregistrée)",
    "{host} takes no more requests for now": "{host} n’accepte plus de requêtes pour l’instant",
    "{host} can't be reached or is out of order ({reason})": "{host} est injoignable ou en panne ({reason})",
    'nobody has judged mounts of the type "{type}"': "personne n’a évalué les montages du type « {type} »",
    "this section is not known here": "cette section n’est pas connue ici",
    "external ones need a swarm, which this engine is not asked for":
        "les éléments externes demandent un swarm, ce que ce moteur n’est pas chargé de fournir",
    "drivers of this kind are not known here": "les pilotes de ce type ne sont pas connus ici",
    "names that end with {end} lead from a traffic switch to its service":
        "les noms qui se terminent par {end} mènent d’un aiguillage du trafic à son service",
    "names that begin with {start} belong to the containers of builds and commands":
        "les noms qui commencent par {start} appartiennent aux conteneurs des builds et des commandes",
    "this setting is not known here": "ce paramètre n’est pas connu ici",
    "labels that begin with {start} are Compose's own": "les labels qui commencent par {start} appartiennent à Compose",
    "labels that begin with {start} belong to containers that this server makes itself":
        "les labels qui commencent par {start} appartiennent à des conteneurs que ce serveur crée lui-même",
    "it reads accounts of the host": "cela lit des comptes de l’hôte",
};
