import type { PHRASES } from "../../../../common/phrases";

export const frenchPhrases: Record<keyof typeof PHRASES, string> = {
    "rollout.because": "{service} {reason}",
    "rollout.namespace": "a {key}: {mode}, et n’a donc pas de place à lui",
    "rollout.guest": "héberge {other} dans son conteneur, qui disparaît avec lui",
    "rollout.address": "a l’adresse fixe {address}, que deux conteneurs ne peuvent pas avoir",
    "rollout.devices": "utilise des périphériques de cette machine",
    "rollout.protocol": "publie {port}/{protocol}, et l’aiguillage ne transmet que TCP",
    "rollout.range": "publie {port} sur {published} : l’aiguillage a besoin d’un seul numéro",
    "rollout.anyPort": "publie {port} sur un port libre quelconque : l’aiguillage a besoin d’un seul numéro",
    "rollout.unnamedVolume":
        "garde {path} dans un volume sans nom, qu’un nouveau conteneur n’aurait pas ; donnez-lui un nom, ou mettez sharedVolumes à accepted si son contenu peut être perdu",
    "rollout.written":
        "écrit dans {path}, ce que les deux versions feraient en même temps ; mettez sharedVolumes à accepted si elles le peuvent",
    "rollout.hooks": "a des hooks {hook}, que Compose exécute selon sa propre façon de recréer un service",
    "rollout.proxyPort":
        "publie le port {port} sur cette machine, que {traffic} ne peut pas transférer ; n’en publiez aucun, ou utilisez l’aiguillage intégré",
    "rollout.proxyLabels":
        "commande un proxy par ses labels, et les deux versions le feraient ; retirez-les, ou utilisez l’aiguillage intégré",
    "rollout.hiddenLabels": "a des labels pour un proxy dont les noms viennent de variables",
    "rollout.unnameable": "a un nom qu’aucun aiguillage ne peut reprendre",
    "rollout.sharedName": "partage son nom avec {other}, si bien que leurs requêtes ne peuvent pas être distinguées",
    "rollout.switchService": "aurait besoin d’un aiguillage nommé {name}, et la pile a un service de ce nom",
    "rollout.switchNetwork": "aurait besoin d’un réseau nommé {name}, et la pile en a un de ce nom",
    "rollout.neighbour":
        "ne rencontre {other} que sur {network}, qui appartient à une autre pile et où son aiguillage prendrait sa place ; donnez aux deux un réseau de la pile, ou citez-le dans keepNetworks",
    "rollout.noProxy":
        "doit être remplacé derrière {traffic}, qu’aucun administrateur n’a configuré ; configurez-le, ou utilisez l’aiguillage intégré",
    "rollout.networks":
        "est sur plusieurs réseaux, et rien ne dit sur lequel se trouve {traffic} ; laissez-le sur celui qu’ils partagent, ou utilisez l’aiguillage intégré",
    "rollout.proxyTcp":
        "reçoit sur le port {port} un autre trafic que HTTP, que {traffic} ne peut pas transférer ; utilisez l’aiguillage intégré",
    "rollout.probePort": "a plusieurs ports, et sa sonde ne dit pas lequel elle interroge ; donnez un port à la sonde",
    "rollout.noPort": "n’a aucun port dont le trafic pourrait être dirigé ; citez-en un dans ports",
    "rollout.unready": "n’a ni healthcheck, ni sonde, ni port à interroger : rien ne dit quand il est prêt",
    "rollout.containerName": "impose à son conteneur le nom {name}, que deux conteneurs ne peuvent pas avoir",
    "rollout.none": "est réduit à 0 conteneur : il n’y a donc rien à échanger",
    "rollout.tooMany":
        "a {count} conteneurs : son aiguillage en distingue {most}, anciens et nouveaux réunis, il peut donc en avoir {half}",
    "port.as": "{port} en {mode} ({because})",
    "port.set": "d’après les paramètres",
    "port.tls": "TLS d’habitude, transmis tel quel",
    "port.http": "HTTP d’habitude",
    "port.unknown": "rien ne dit qu’il parle HTTP",
    "port.labels": "d’après ses labels",
    "port.probe": "d’après sa sonde",
    "port.healthcheck": "d’après son healthcheck",
    "note.refused": "{service} n’est pas déployé en {strategy} : il {reason}.",
    "note.noPort":
        "Aucun port de {service} n’est connu : les autres ne doivent donc pas l’appeler ; s’ils le font, citez le port dans ports.",
    "note.switch": "Les requêtes à {service} passent par son aiguillage : port {ports}.",
    "note.besideSwitch":
        "Sur {networks}, les autres atteignent directement les conteneurs de {service}, y compris les nouveaux.",
    "note.besideCanary":
        "Sur {networks}, les autres atteignent directement les conteneurs de {service}, y compris les nouveaux : un canary y reçoit plus que sa part.",
    "note.fromProcess": "{name} venait du processus de Dockge ; sa valeur est maintenant écrite dans .env.",
    "note.fromRepository": "{name} est repris du .env du dépôt.",
    "note.environment": "environnement {changes}",
    "note.sameEnvironment": "L’environnement est tel qu’il était dans la release.",
    "note.literal":
        "{name} est écrit en toutes lettres dans le fichier compose ; sa valeur compte à partir du prochain déploiement.",
    "note.editedByHand":
        "Le fichier compose a été modifié à la main : celui de la release est remis en place, la modification mise de côté.",
    "note.volumeNotOwn": "{service} : le volume {name} {reason} et n’est pas copié",
    "note.volumeCopied": "Le volume {name} est d’abord copié.",
    "volume.external": "est externe",
    "volume.foreign": "n’a pas été créé par cette pile",
    "volume.ofStack": "appartient à la pile {stack}",
    "volume.elsewhere": "se trouve ailleurs (pilote {driver})",
    "note.volumeStopped":
        "Le volume {name} est d’abord copié ; {services} est arrêté pour cela, puisqu’il est de toute façon recréé : il reste absent plus longtemps, le temps de la copie.",
    "note.volumeRunning":
        "Le volume {name} est d’abord copié ; {services} continue de tourner, la copie contient donc ce que laisserait une coupure de courant.",
    "note.imagePulled":
        "{service} : {image} n’est plus sur cette machine ; elle est récupérée de nouveau, par son digest",
    "note.imageRebuilt":
        "{service} : l’image de la release #{number} n’est plus sur cette machine ; le commit {commit} est reconstruit, ce qui peut donner une autre image qu’alors",
    "note.imageLost":
        "{service} : l’image de la release #{number} n’est plus sur cette machine, et rien ne dit d’où elle venait",
    "note.localImage": "{service} : {image} n’existe que sur cette machine et reste telle quelle",
    "note.perhapsNewer": "{service} : on saura si {image} est plus récente au moment de la récupérer",
    "note.noRestore": "{message} {hint}",
    "restore.notOwn": "Le volume {name} {reason}, il n’est donc jamais vidé pour rétablir une copie.",
    "restore.without": "Revenez en arrière sans les volumes.",
    "restore.shared": "Le volume {name} est aussi utilisé par {other}, qui ne fait pas partie de cette pile.",
    "restore.removeOther": "Supprimez {other}, ou revenez en arrière sans les volumes.",
    "restore.newer":
        "La copie du volume {name} a été faite par un Node.js plus récent, et celui-ci ne peut pas la lire.",
    "restore.upgrade":
        "Faites tourner le serveur avec Node.js 22.15 ou plus récent, ou revenez en arrière sans les volumes.",
    "note.noneNewer": "Aucune image plus récente n’est connue.",
    "figures.nothing": "rien n’a encore été mesuré",
    "figures.errors": "{share} % de ses {requests} requêtes ont échoué, contre {old} % pour l’ancienne version",
    "figures.slow": "elle répond en {ms} ms en moyenne, l’ancienne version en {old} ms",
    "figures.well": "{requests} requêtes, dont {errors} en échec",
    "figures.wellTimed": "{requests} requêtes, dont {errors} en échec, {ms} ms en moyenne",
    "figures.few": "seulement {requests} requêtes sur les {needed} qu’il faut pour juger",
    "figures.uncertain": "{reason} ; l’étape est prolongée jusqu’à ce que ce soit sûr",
    "figures.prolonged": "{reason} ; l’étape est prolongée",
    "figures.chance": "{reason}, ce qui peut être dû au hasard",
    "figures.unjudged": "les chiffres ne sont pas jugés",
    "figures.uncounted": "{traffic} ne compte ni requêtes ni erreurs, l’étape avance donc selon le temps",
    "figures.shunned": "aucune de ses requêtes ne lui est parvenue, alors que l’ancienne version en a reçu {old}",
    "value.absent": "absent",
    "value.set": "défini",
    "value.other": "une autre valeur",
    "value.released": "comme dans la release",
    "value.configuration": "une autre configuration",
    "value.onDisk": "sur le disque",
    "value.invalid": "pas un fichier compose valide",
    "value.spacing": "d’autres commentaires ou espacements",
    "value.changes": "modifications sur le disque : {count}",
    "value.running": "en cours",
    "value.exited": "arrêté",
    "value.paused": "en pause",
    "value.created": "créé",
    "value.none": "aucun",
    "value.joined": "rattaché",
};
