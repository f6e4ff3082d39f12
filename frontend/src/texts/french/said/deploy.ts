import type { englishDeploy } from "../../said/english-deploy";

export const frenchDeploy: Record<(typeof englishDeploy)[number], string> = {
    "Docker does not answer.": "Docker ne répond pas.",
    "Containers that run keep running as they are.": "Les conteneurs en marche continuent de tourner tels quels.",
    "Check that the Docker Engine runs and that DOCKER_HOST or the mounted socket is right, then try again.":
        "Vérifiez que Docker Engine fonctionne et que DOCKER_HOST ou le socket monté est correct, puis réessayez.",
    "The docker command has no buildx plugin, through which images are built.":
        "La commande docker n’a pas le plugin buildx, qui sert à construire les images.",
    "Install the package docker-buildx-plugin (docker-buildx on Debian) beside docker, then try again.":
        "Installez le paquet docker-buildx-plugin (docker-buildx sous Debian) à côté de docker, puis réessayez.",
    "The docker command has no compose plugin.": "La commande docker n’a pas le plugin compose.",
    "Install the package docker-compose-plugin beside docker, then try again.":
        "Installez le paquet docker-compose-plugin à côté de docker, puis réessayez.",
    "Nothing was changed.": "Rien n’a été modifié.",
    "The repository has several compose files and none at its root: {names}.":
        "Le dépôt contient plusieurs fichiers compose, mais aucun à sa racine : {names}.",
    "The repository has no compose file at its root or one folder below it.":
        "Le dépôt ne contient aucun fichier compose à sa racine ni un dossier plus bas.",
    "Set the compose file's path in the repository's settings.":
        "Indiquez le chemin du fichier compose dans les paramètres du dépôt.",
    "Add one of {names}, or set the compose file's path in the repository's settings.":
        "Ajoutez l’un de {names}, ou indiquez le chemin du fichier compose dans les paramètres du dépôt.",
    "The commit has no file {name}.": "Le commit ne contient pas le fichier {name}.",
    "Add the file, or correct the compose file's path in the repository's settings.":
        "Ajoutez le fichier, ou corrigez le chemin du fichier compose dans les paramètres du dépôt.",
    "Nothing was read through it, and nothing was changed.": "Rien n’a été lu à travers lui, et rien n’a été modifié.",
    "Commit the compose file itself.": "Ajoutez au commit le fichier compose lui-même.",
    "The commit has no file {name}, which the compose file includes or extends.":
        "Le commit ne contient pas le fichier {name}, que le fichier compose inclut ou étend.",
    "Add the file, or correct its path.": "Ajoutez le fichier, ou corrigez son chemin.",
    "The included project {name} is refused: it is not in the repository.":
        "Le projet inclus {name} est refusé : il n’est pas dans le dépôt.",
    "Nothing was fetched from there, and the running stack was not touched.":
        "Rien n’y a été récupéré, et la pile en service n’a pas été touchée.",
    "Put the included file into the repository, for example as a submodule.":
        "Placez le fichier inclus dans le dépôt, par exemple comme sous-module.",
    "{name} can't be used: {reason}.": "{name} est inutilisable : {reason}.",
    "The changed environment names another image for {service}; applying it alone keeps all images.":
        "Avec l’environnement modifié, {service} aurait une autre image ; appliquer l’environnement seul conserve toutes les images.",
    "Deploy the stack instead: that fetches or builds what is needed.":
        "Déployez plutôt la pile : ce qui est nécessaire sera récupéré ou construit.",
    "With the changed environment the volume {key} would be another one, which has none of its data.":
        "Avec l’environnement modifié, le volume {key} serait un autre, sans aucune de ses données.",
    "Put the value back, or change the volume's name in the compose file and deploy.":
        "Remettez la valeur, ou changez le nom du volume dans le fichier compose et déployez.",
    "The stack's .env sets {key}, which makes compose read another project than this stack.":
        "Le .env de la pile définit {key}, qui fait lire à compose un autre projet que cette pile.",
    "Remove {key} from .env, and set the compose file's path in the repository's settings instead.":
        "Retirez {key} de .env, et indiquez plutôt le chemin du fichier compose dans les paramètres du dépôt.",
    "In .env, {message}.": "Dans .env, {message}.",
    "Add {variable} to the stack's environment.": "Ajoutez {variable} à l’environnement de la pile.",
    "Deploy again when ready.": "Déployez de nouveau quand vous êtes prêt.",
    "The new version of {service} {detail} (container {member}).":
        "La nouvelle version de {service} {detail} (conteneur {member}).",
    "It got no other requests; the old version serves as before.":
        "Elle n’a reçu aucune autre requête ; l’ancienne version sert comme avant.",
    "Correct what the test found, or the test in the settings, and push again.":
        "Corrigez ce que le test a trouvé, ou le test dans les paramètres, et poussez de nouveau.",
    "The switch of {service} does not answer after {timeout} s.":
        "L’aiguillage de {service} ne répond pas après {timeout} s.",
    "Look at the log of {switchService}, then deploy again.":
        "Consultez le journal de {switchService}, puis déployez de nouveau.",
    "{wanted} is mounted writable, but lies above the compose file's folder.":
        "{wanted} est monté en écriture, mais se trouve au-dessus du dossier du fichier compose.",
    "Mount it read-only, or move it below the compose file.":
        "Montez-le en lecture seule, ou déplacez-le sous le fichier compose.",
    "A local change that is kept for this stack no longer fits the commit: {edit}.":
        "Une modification locale conservée pour cette pile ne s’applique plus au commit : {edit}.",
    "Drop the local change in the stack's panel, or edit the stack's file anew and keep that.":
        "Abandonnez la modification locale dans le panneau de la pile, ou modifiez de nouveau le fichier de la pile et conservez cela.",
    "The stack's directory has no compose file.": "Le dossier de la pile ne contient aucun fichier compose.",
    "Discard the change: that puts the released file back.":
        "Ignorez la modification : le fichier de la release sera remis en place.",
    "The last lines of its output stand in the log. Correct the cause and push again.":
        "Les dernières lignes de sa sortie se trouvent dans le journal. Corrigez la cause et poussez de nouveau.",
    "Look at the service's log, correct the cause and push again.":
        "Consultez le journal du service, corrigez la cause et poussez de nouveau.",
    "Canceled while {task} had not ended yet; the command was not started.":
        "Annulé alors que {task} n’était pas encore terminé ; la commande n’a pas été lancée.",
    "The image of {service} is no longer on this machine, and building the release's commit didn't make it.":
        "L’image de {service} n’est plus sur cette machine, et le build du commit de la release ne l’a pas produite.",
    "Choose another release, or deploy the commit anew.":
        "Choisissez une autre release, ou déployez de nouveau le commit.",
    "The stack's containers can't be removed: {stderr}.":
        "Les conteneurs de la pile ne peuvent pas être supprimés : {stderr}.",
    "Volumes and files were not touched.": "Les volumes et les fichiers n’ont pas été touchés.",
    "Look at the containers with docker ps, then try again.": "Examinez les conteneurs avec docker ps, puis réessayez.",
    "The image {reference} of {service} is no longer on this machine.":
        "L’image {reference} de {service} n’est plus sur cette machine.",
    "Deploy the release's commit again, so that the image is rebuilt.":
        "Déployez de nouveau le commit de la release, pour que l’image soit reconstruite.",
    "Choose another release.": "Choisissez une autre release.",
    "{message} When it failed: {standings}.": "{message} Au moment de l’échec : {standings}.",
    "{changed} of the stack changed while this deployment was being prepared.":
        "{changed} de la pile a changé pendant la préparation de ce déploiement.",
    "Your version stays, and the running containers were not touched.":
        "Votre version reste, et les conteneurs en marche n’ont pas été touchés.",
    "Deploy again: that starts from what is there now.": "Déployez de nouveau, à partir de ce qui est là maintenant.",
    "Port {port} is already in use on this machine.": "Le port {port} est déjà utilisé sur cette machine.",
    "Stop what uses the port, or publish another one in the compose file, then deploy again.":
        "Arrêtez ce qui utilise le port, ou publiez-en un autre dans le fichier compose, puis déployez de nouveau.",
    "Docker can't start the stack: {reason}.": "Docker ne peut pas démarrer la pile : {reason}.",
    "Correct the compose file and push again.": "Corrigez le fichier compose et poussez de nouveau.",
    "{at} is refused: {reason}.": "{at} : refusé, car {reason}.",
    "Take the LABEL out of the Dockerfile or of the image that it starts from, and push again.":
        "Retirez le LABEL du Dockerfile ou de l’image dont il part, et poussez de nouveau.",
    "Write the labels under `labels:` and push again.": "Écrivez les labels sous `labels:` et poussez de nouveau.",
    "This commit asks for more than the stack may do: {missing}.":
        "Ce commit demande plus que ce que la pile a le droit de faire : {missing}.",
    "If that is intended, grant exactly this in the stack's panel and deploy again.":
        "Si c’est voulu, accordez exactement cela dans le panneau de la pile et déployez de nouveau.",
    "Take the setting out of the compose file and push again.":
        "Retirez le paramètre du fichier compose et poussez de nouveau.",
    "The compose file can't be used: it has no services.":
        "Le fichier compose est inutilisable : il ne contient aucun service.",
    "Add a service and push again, or choose another compose file in the Repository tab.":
        "Ajoutez un service et poussez de nouveau, ou choisissez un autre fichier compose dans l’onglet Dépôt.",
    "They were not touched, and nothing was changed.": "Ils n’ont pas été touchés, et rien n’a été modifié.",
    "A project {stack} already runs from {folder}: {named}.":
        "Un projet {stack} tourne déjà depuis {folder} : {named}.",
    "Give this stack another name. If only its folder was moved, take it down and start it again first.":
        "Donnez un autre nom à cette pile. Si seul son dossier a été déplacé, arrêtez-la d’abord complètement et redémarrez-la.",
    "A project {stack} already runs, but its compose file is gone: {named}.":
        "Un projet {stack} tourne déjà, mais son fichier compose a disparu : {named}.",
    "Put the compose file back into the stack's directory, or take the project down, then deploy again.":
        "Remettez le fichier compose dans le dossier de la pile, ou arrêtez complètement le projet, puis déployez de nouveau.",
    "{section}.{name} takes the variable {variable}, which the server's own process has.":
        "{section}.{name} utilise la variable {variable}, que possède le processus du serveur lui-même.",
    "Use another name, which the stack's environment answers, or a file.":
        "Utilisez un autre nom, défini par l’environnement de la pile, ou un fichier.",
    "Test the login at {host} in the CI/CD settings, and give it a new secret or more rights.":
        "Testez la connexion à {host} dans les paramètres CI/CD, et donnez-lui un nouveau secret ou plus de droits.",
    'Check the image\'s name, or add a login at {host} (kind "registry") in the CI/CD settings.':
        "Vérifiez le nom de l’image, ou ajoutez une connexion à {host} (type « registre ») dans les paramètres CI/CD.",
    "Check the image's name and tag; a private image needs a login that may read it.":
        "Vérifiez le nom et le tag de l’image ; une image privée demande une connexion qui permet de la lire.",
    "Wait, then deploy again.": "Attendez, puis déployez de nouveau.",
    "It was tried several times; deploy again when the registry answers.":
        "Plusieurs tentatives ont eu lieu ; déployez de nouveau quand le registre répond.",
    "Check the image's name, the registry and its login, then retry.":
        "Vérifiez le nom de l’image, le registre et la connexion à celui-ci, puis réessayez.",
    "{host} takes no more requests for now; it wants to be asked again at {time}Z.":
        "{host} n’accepte plus de requêtes pour l’instant ; il faut lui redemander à {time}Z.",
    "Wait and deploy again; a login at the registry usually raises its limit.":
        "Attendez et déployez de nouveau ; se connecter au registre relève en général sa limite.",
    "{file} needs the variable {variable}, which has no value{reason}.":
        "{file} a besoin de la variable {variable}, qui n’a pas de valeur{reason}.",
    "The image {image} of the service {service} is not on this machine after it was pulled.":
        "L’image {image} du service {service} n’est pas sur cette machine après sa récupération.",
    "Check the image's name and platform.": "Vérifiez le nom de l’image et la plateforme.",
    "With a traffic switch before it {more}, which it did not without.":
        "Avec un aiguillage du trafic devant lui, {more}, ce qui n’était pas le cas sans.",
    "Write the service without anchors and variables in its ports, labels and networks, or set its strategy to recreate.":
        "Écrivez le service sans ancres ni variables dans ses ports, labels et réseaux, ou choisissez la stratégie recreate.",
    "With the changed environment {name} would listen on port {target}, which its traffic switch doesn't know.":
        "Avec l’environnement modifié, {name} écouterait sur le port {target}, que son aiguillage du trafic ne connaît pas.",
    "Deploy the stack instead: that prepares the switch for the new port.":
        "Déployez plutôt la pile : l’aiguillage sera préparé pour le nouveau port.",
    "The settings say how {unknown} is deployed, but the compose file has no service of that name.":
        "Les paramètres disent comment déployer {unknown}, mais le fichier compose n’a pas de service de ce nom.",
    "Its services are {known}.": "Ses services sont {known}.",
    "Correct it and push again; docs/configuration.md lists every setting, docs/cicd.schema.json is for editors.":
        "Corrigez cela et poussez de nouveau ; docs/configuration.md liste tous les paramètres, docs/cicd.schema.json sert aux éditeurs.",
    "{by} aborted the new version of {service} {at}.": "{by} a abandonné la nouvelle version de {service} ({at}).",
    "The new version of {service} was aborted {at}: {text}.":
        "La nouvelle version de {service} a été abandonnée ({at}) : {text}.",
    "The old version ran beside it all the time and takes all of the traffic again.":
        "L’ancienne version est restée en marche à côté et reçoit de nouveau tout le trafic.",
    "Look at the new version's log for the failing requests, mend it and push again.":
        "Cherchez dans le journal de la nouvelle version les requêtes en échec, corrigez et poussez de nouveau.",
    "Look whether Caddy runs and its admin API can be reached.":
        "Vérifiez que Caddy fonctionne et que son API d’administration est joignable.",
    "Caddy, the proxy of {service}, {what}.": "Caddy, le proxy de {service}, {what}.",
    "It goes on handing requests to the containers that had them.":
        "Les requêtes continuent d’aller aux conteneurs qui les recevaient.",
    "The traffic switch of {service} {what}.": "L’aiguillage du trafic de {service} {what}.",
    "Look at the log of the service {service}-switch, then deploy again.":
        "Consultez le journal du service {service}-switch, puis déployez de nouveau.",
    "Traefik, the proxy of {service}, {what}.": "Traefik, le proxy de {service}, {what}.",
    "Check the folder of its file provider in the settings, and that this server may write there.":
        "Vérifiez dans les paramètres le dossier de son fournisseur de fichiers, et que ce serveur peut y écrire.",
    "{what}, and only {free} are free on the disk.": "{what}, et il n’y a que {free} de libre sur le disque.",
    'Free some space ("Disk" in the CI/CD settings shows what takes it), or turn `snapshotVolumes` off.':
        "Libérez de l’espace (« Disque », dans les paramètres CI/CD, montre ce qui en occupe), ou désactivez `snapshotVolumes`.",
    "The volumes are kept with the release that is live, and what is there now would be kept in their place.":
        "Les volumes sont conservés avec la release en ligne, et ce qui s’y trouve maintenant serait conservé à leur place.",
    "No volume was changed, and the copies are as they were.":
        "Aucun volume n’a été modifié, et les copies sont restées telles quelles.",
    "Roll back without the volumes.": "Revenez en arrière sans les volumes.",
    "No volumes are kept with this release.": "Aucun volume n’est conservé avec cette release.",
    "No volume was changed.": "Aucun volume n’a été modifié.",
    "Docker's socket refuses us (permission denied).": "Le socket de Docker nous refuse l’accès (permission refusée).",
    "Docker has not ended the container {name} within {seconds} s.":
        "Docker n’a pas arrêté le conteneur {name} en {seconds} s.",
    "It may end later; all others run as they are.":
        "Il s’arrêtera peut-être plus tard ; tous les autres tournent tels quels.",
    "Look at Docker's own log, then deploy again.": "Consultez le journal de Docker lui-même, puis déployez à nouveau.",
    "Docker does not answer ({message}).": "Docker ne répond pas ({message}).",
    "Let this server's user access Docker's socket, then try again.":
        "Donnez à l’utilisateur de ce serveur l’accès au socket de Docker, puis réessayez.",
    "The program {file} could not be started ({message}).": "Le programme {file} n’a pas pu être lancé ({message}).",
    "Nothing was changed by it.": "Il n’a rien modifié.",
    "Check that {file} is installed where this server runs, then try again.":
        "Vérifiez que {file} est installé là où tourne ce serveur, puis réessayez.",
    "Canceled: {name} was ended with everything that it had started.":
        "Annulé : {name} a été interrompu avec tout ce qu’il avait lancé.",
    "{name} did not finish within {seconds} s and was ended.":
        "{name} ne s’est pas terminé en {seconds} s et a été interrompu.",
    "Look at the log for where it hung; if it only needs longer, raise the time limit in the build settings.":
        "Cherchez dans le journal où cela s’est bloqué ; s’il faut simplement plus de temps, augmentez le délai dans les paramètres de build.",
    "The free space of {folder} could not be read.": "L’espace libre de {folder} n’a pas pu être lu.",
    "Check that the stacks directory is mounted and readable.":
        "Vérifiez que le dossier des piles est monté et lisible.",
};
