import type { englishBuild } from "../../said/english-build";

export const frenchBuild: Record<(typeof englishBuild)[number], string> = {
    "The build of {service} failed: it used more than {memoryMb} MB of memory ({output}).":
        "Le build de {service} a échoué : il a utilisé plus de {memoryMb} Mo de mémoire ({output}).",
    "Allow the stack's builds more memory in the Build tab (limits), or let the build take less.":
        "Accordez plus de mémoire aux builds de la pile dans l’onglet Build (limites), ou faites en sorte que le build en demande moins.",
    "The build of {service} wants to start from {foreign}, which another stack built.":
        "Le build de {service} veut partir de {foreign}, qu’une autre pile a construit.",
    "Start from an image of this stack or of a registry.": "Partez d’une image de cette pile ou d’un registre.",
    "The build of {service} failed: {output}.": "Le build de {service} a échoué : {output}.",
    "The log shows the build's output; correct the cause and push again.":
        "Le journal montre la sortie du build ; corrigez la cause et poussez de nouveau.",
    "The builds of {ring} start from each other's images.":
        "Les builds de {ring} partent chacun de l’image d’un autre.",
    "Take one of the contexts that begin with service: out of the compose file.":
        "Retirez du fichier compose l’un des contextes qui commencent par service:.",
    "The build of {service} ended without an image.": "Le build de {service} s’est terminé sans image.",
    "Look at the build's output in the log.": "Consultez la sortie du build dans le journal.",
    "The build shall get the secret {missing}, which this stack has no value for.":
        "Le build doit recevoir le secret {missing}, pour lequel cette pile n’a pas de valeur.",
    "Store it in the Build tab, or take its name out of the build settings.":
        "Enregistrez-le dans l’onglet Build, ou retirez son nom des paramètres de build.",
    'The setting {setting} has "{local}", which is no cache in a registry.':
        "Le paramètre {setting} contient « {local} », qui n’est pas un cache dans un registre.",
    "Write an image's name, or type=registry,ref=<image>.": "Écrivez un nom d’image, ou type=registry,ref=<image>.",
    "{what} is called {odd}.": "{what} s’appelle {odd}.",
    "Use letters, digits, dots, dashes and _ only.":
        "N’utilisez que des lettres, des chiffres, des points, des tirets et _.",
    "The build of {service} starts from the service {other}, which has no image.":
        "Le build de {service} part du service {other}, qui n’a pas d’image.",
    'Write a service of the compose file after "service:" in additional_contexts.':
        "Écrivez un service du fichier compose après « service: » dans additional_contexts.",
    "{file}, the file of secrets.{name}, which a build mounts, is not in the commit.":
        "{file}, le fichier de secrets.{name} que monte un build, n’est pas dans le commit.",
    "Store the value as a build secret called {name} and name it in buildSecrets, without secrets: in build:.":
        "Enregistrez la valeur comme secret de build nommé {name} et citez-le dans buildSecrets, sans secrets: dans build:.",
    "The build context of {service}, {folder}, is not in the commit.":
        "Le contexte de build de {service}, {folder}, n’est pas dans le commit.",
    "Commit the folder, or correct the context; a command before the build may make it, too.":
        "Ajoutez le dossier au commit ou corrigez le contexte ; une commande avant le build peut aussi le créer.",
    "{title}, {file}, is not in the commit.": "{title}, {file}, n’est pas dans le commit.",
    "Commit the file, or correct its path; it is looked for below the build context.":
        "Ajoutez le fichier au commit ou corrigez son chemin ; il est cherché à partir du contexte de build.",
    "{what}, which is not one of Docker's own.": "{what}, or ce n’est pas un frontend de Docker.",
    "Use docker/dockerfile as syntax, or none.": "Utilisez docker/dockerfile comme syntax, ou aucun.",
    "The service {service} has only a build section, but the stack is set to use {builder}.":
        "Le service {service} n’a qu’une section build, mais la pile est réglée pour utiliser {builder}.",
    'Give the service an image, or set the builder to "compose".':
        "Donnez une image au service, ou choisissez le builder « compose ».",
    "The builder {name} needs the program {program}, which is not on this server.":
        "Le builder {name} a besoin du programme {program}, qui n’est pas sur ce serveur.",
    "Commit the folder, add a build command that makes it, or correct its name.":
        "Ajoutez le dossier au commit, ajoutez une commande de build qui le crée, ou corrigez son nom.",
    'Choose the service in the Build tab or as "service": {candidates}.':
        'Choisissez le service dans l’onglet Build ou avec "service" : {candidates}.',
    "The command did nothing.": "La commande n’a rien fait.",
    'Canceled: the command "{title}" was ended with everything that it had started.':
        "Annulé : la commande « {title} » a été interrompue avec tout ce qu’elle avait lancé.",
    "Start it again when you are ready.": "Relancez-la quand vous êtes prêt.",
    'Canceled while the command "{title}" was running, which must not be interrupted and runs on.':
        "Annulé pendant la commande « {title} », qui ne doit pas être interrompue et continue de s’exécuter.",
    "Wait until it has ended before you start it again.": "Attendez qu’elle soit terminée avant de la relancer.",
    "Code from outside may not run commands on the host.":
        "Le code venu de l’extérieur n’a pas le droit d’exécuter des commandes sur l’hôte.",
    "Let the command run in an image, or take the change into a branch of the repository first.":
        "Exécutez la commande dans une image, ou reprenez d’abord la modification dans une branche du dépôt.",
    "The stack {stack} may not run commands on the host.":
        "La pile {stack} n’a pas le droit d’exécuter des commandes sur l’hôte.",
    "Let the command run in an image, or ask an administrator to allow commands on the host for this stack in the settings.":
        "Exécutez la commande dans une image, ou demandez à un administrateur d’autoriser les commandes sur l’hôte pour cette pile dans les paramètres.",
    "The stack has no service {service} for the command to run in.":
        "La pile n’a pas de service {service} dans lequel exécuter la commande.",
    "Change runIn to one of its services: {services}.": "Remplacez runIn par l’un de ses services : {services}.",
    "A command that is one line needs a shell; write `run` as a list of arguments, or use an image with a shell.":
        "Une commande d’une seule ligne a besoin d’un shell ; écrivez `run` comme une liste d’arguments, ou utilisez une image avec un shell.",
    "Check the first entry of `run`, or use an image that has the program.":
        "Vérifiez la première entrée de `run`, ou utilisez une image qui contient le programme.",
    "The running stack was not touched.": "La pile en service n’a pas été touchée.",
    "The compose file needs the variable {missing}, which has no value{reason}.":
        "Le fichier compose a besoin de la variable {missing}, qui n’a pas de valeur{reason}.",
    "Add {missing} to the stack's environment.": "Ajoutez {missing} à l’environnement de la pile.",
    "The compose file can't be used: {reason}.": "Le fichier compose est inutilisable : {reason}.",
    "Correct the file and push again; `docker compose config` shows the same error.":
        "Corrigez le fichier et poussez de nouveau ; `docker compose config` montre la même erreur.",
    "Nothing was read from there, and nothing was changed.": "Rien n’y a été lu, et rien n’a été modifié.",
    "Use a path inside the repository.": "Utilisez un chemin à l’intérieur du dépôt.",
};
