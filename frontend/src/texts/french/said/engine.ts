import type { englishEngine } from "../../said/english-engine";

export const frenchEngine: Record<(typeof englishEngine)[number], string> = {
    'The command "{title}" {how}.': "La commande « {title} » {how}.",
    "Look at the log for what it was waiting for; its time limit is in the Build tab.":
        "Cherchez dans le journal ce qu’elle attendait ; son délai se règle dans l’onglet Build.",
    "Look at its output in the log, mend the cause, then retry.":
        "Consultez sa sortie dans le journal, corrigez la cause, puis réessayez.",
    "Something went wrong on our side.": "Quelque chose s’est mal passé de notre côté.",
    "Nothing of this stack is live yet, so there is no service {service} to run in.":
        "Rien de cette pile n’est encore en ligne : il n’y a donc pas de service {service} où exécuter la commande.",
    "Deploy the stack first, or let the job run in an image.":
        "Déployez d’abord la pile, ou exécutez la tâche dans une image.",
    "The live release has no service {service}.": "La release en ligne n’a pas de service {service}.",
    "Change the job to one of its services: {names}.": "Remplacez-le dans la tâche par l’un de ses services : {names}.",
    "It was due at {dueAt}, while the server was down, and that is more than a day ago.":
        "Elle était prévue pour {dueAt}, alors que le serveur était arrêté, il y a plus d’un jour.",
    "Run it by hand if it is still wanted; its schedule goes on.":
        "Exécutez-la à la main si elle est encore utile ; sa planification continue.",
    "If that happens often, let it run less often or give it a shorter time limit.":
        "Si cela arrive souvent, exécutez-la moins souvent ou donnez-lui un délai plus court.",
    "The server stopped while this command ran on the host, and the command ended with it.":
        "Le serveur s’est arrêté pendant que cette commande s’exécutait sur l’hôte, et la commande avec lui.",
    "It is not run again by itself.": "Elle n’est pas relancée automatiquement.",
    "Look at the log for how far it came, then run it again.":
        "Cherchez dans le journal où elle en était, puis relancez-la.",
    "The run was canceled.": "L’exécution a été annulée.",
    "Run it again when you are ready.": "Relancez-la quand vous êtes prêt.",
    "The command took longer than its {timeout} s and was ended.":
        "La commande a dépassé ses {timeout} s et a été interrompue.",
    "Look at the log for what it was waiting for, or give it more time.":
        "Cherchez dans le journal ce qu’elle attendait, ou donnez-lui plus de temps.",
    "The command {how}.": "La commande {how}.",
    "Look at the end of the log for the reason, then run it again.":
        "Cherchez la raison à la fin du journal, puis relancez-la.",
    "The stack was stopped when this was due.": "La pile était arrêtée au moment prévu.",
    "Nothing was started.": "Rien n’a été lancé.",
    "Start the stack, or run the job by hand: then what its service depends on is started.":
        "Démarrez la pile, ou exécutez la tâche à la main : ce dont dépend son service est alors démarré.",
    "The release to go back to is no longer kept.": "La release à laquelle revenir n’est plus conservée.",
    "The running containers were not touched.": "Les conteneurs en marche n’ont pas été touchés.",
    "Choose another release from the history, or deploy the commit anew.":
        "Choisissez une autre release dans l’historique, ou déployez de nouveau le commit.",
    "The deployment was canceled.": "Le déploiement a été annulé.",
    "Deploy again when you are ready.": "Déployez de nouveau quand vous êtes prêt.",
    "Volumes and your own files were not touched.": "Les volumes et vos propres fichiers n’ont pas été touchés.",
    "Look at the log, mend the cause, then roll back by hand from the history.":
        "Consultez le journal, corrigez la cause, puis revenez en arrière à la main depuis l’historique.",
    "The disk is full.": "Le disque est plein.",
    'Free some space ("Disk" in the CI/CD settings shows what takes it), then retry.':
        "Libérez de l’espace (« Disque », dans les paramètres CI/CD, montre ce qui en occupe), puis réessayez.",
    "{path} can't be written or read ({code}).": "{path} ne peut pas être écrit ou lu ({code}).",
    "Give the server's user access to the stacks directory, then retry.":
        "Donnez à l’utilisateur du serveur l’accès au dossier des piles, puis réessayez.",
    'The step "{step}" took longer than its {seconds} s and was ended.':
        "L’étape « {step} » a dépassé ses {seconds} s et a été interrompue.",
    "Look at the log for what it was waiting for; the time limit is in the Build tab.":
        "Cherchez dans le journal ce qu’elle attendait ; le délai se règle dans l’onglet Build.",
    '"{stack}" was not deployed from Git yet, so there is no release to change.':
        "« {stack} » n’a pas encore été déployée depuis Git : il n’y a donc pas de release à modifier.",
    "Deploy the stack first: that takes the saved environment along, too.":
        "Déployez d’abord la pile : l’environnement enregistré sera repris aussi.",
    "Something went wrong on our side during this deployment.":
        "Quelque chose s’est mal passé de notre côté pendant ce déploiement.",
    "The state of the containers is shown above.": "L’état des conteneurs est affiché ci-dessus.",
    "Look at the server's log for the details, then retry.":
        "Consultez le journal du serveur pour les détails, puis réessayez.",
    "Only {free} MB are free on the disk; a build needs at least {least} MB.":
        "Il n’y a que {free} Mo de libres sur le disque ; un build en demande au moins {least}.",
    "The server stopped {count} times during this deployment.":
        "Le serveur s’est arrêté {count} fois pendant ce déploiement.",
    "Look at the server's log for what stopped it, then retry.":
        "Cherchez dans le journal du serveur ce qui l’a arrêté, puis réessayez.",
    "{at}: {names} counts before the repository is read, so it can't be set there.":
        "{at} : {names} compte avant la lecture du dépôt et ne peut donc pas y être défini.",
    '{at}: {names} goes beyond what this stack\'s repository may set ("{demand}").':
        "{at} : {names} dépasse ce que le dépôt de cette pile peut définir (« {demand} »).",
    "Nothing was built, and the running containers were not touched.":
        "Rien n’a été construit, et les conteneurs en marche n’ont pas été touchés.",
    "Take the line out and push again; set it in the Build tab instead.":
        "Retirez la ligne et poussez de nouveau ; réglez cela plutôt dans l’onglet Build.",
    'Take the line out and push again, or let an administrator allow "{demand}" in the Build tab under "From the repository".':
        "Retirez la ligne et poussez de nouveau, ou demandez à un administrateur d’autoriser « {demand} » dans l’onglet Build, sous « Depuis le dépôt ».",
    "Code from outside runs no commands on the host, but this stack has some.":
        "Le code venu de l’extérieur n’exécute aucune commande sur l’hôte, mais cette pile en a.",
    "Nothing of it was run.": "Rien n’en a été exécuté.",
    "Connect the repository to a stack without such commands too, and let the rules of that one take pull requests.":
        "Connectez aussi le dépôt à une pile sans de telles commandes, et faites prendre les pull requests par les règles de celle-ci.",
    'The stack "{stack}" is no longer connected to a repository.':
        "La pile « {stack} » n’est plus connectée à un dépôt.",
    "Connect the stack to a repository and deploy again.": "Connectez la pile à un dépôt et déployez de nouveau.",
    "Push a newer commit, or deploy {sha} by hand to have it all the same.":
        "Poussez un commit plus récent, ou déployez {sha} à la main pour l’avoir malgré tout.",
    "Commit {sha} is older than {live}, which is live.":
        "Le commit {sha} est plus ancien que {live}, qui est en ligne.",
    "Nothing needs to be done; to go back to it, deploy it by hand.":
        "Il n’y a rien à faire ; pour y revenir, déployez-le à la main.",
    'Code from outside gets no secrets, but "{stack}" would give it the values of {name}.':
        "Le code venu de l’extérieur ne reçoit aucun secret, mais « {stack} » lui donnerait les valeurs de {name}.",
    "Connect the repository to a stack without secrets too, and let the rules of that one take pull requests.":
        "Connectez aussi le dépôt à une pile sans secrets, et faites prendre les pull requests par les règles de celle-ci.",
    "Code from outside gets no rights on the host, but here {text}.":
        "Le code venu de l’extérieur ne reçoit aucun droit sur l’hôte, mais ici {text}.",
    "Connect the repository to a stack whose compose file needs no such rights, and let the rules of that one take pull requests.":
        "Connectez aussi le dépôt à une pile dont le fichier compose n’a pas besoin de tels droits, et faites prendre les pull requests par les règles de celle-ci.",
};
