import type { englishStacks } from "../../said/english-stacks";

export const frenchStacks: Record<(typeof englishStacks)[number], string> = {
    "This server knows no other instances.": "Ce serveur ne connaît aucune autre instance.",
    "Use Dockge itself to reach stacks on other machines.":
        "Utilisez Dockge lui-même pour accéder aux piles d’autres machines.",
    "This server does not know that event.": "Ce serveur ne connaît pas cet événement.",
    "Reload the page: it may be older or newer than the server.":
        "Rechargez la page : elle est peut-être plus ancienne ou plus récente que le serveur.",
    "There were too many failed logins.": "Il y a eu trop d’échecs de connexion.",
    "Wait {seconds} seconds, then try again.": "Attendez {seconds} secondes, puis réessayez.",
    "The current password is wrong.": "Le mot de passe actuel est incorrect.",
    "Check it and try again.": "Vérifiez-le et réessayez.",
    "Another operation runs on this stack.": "Une autre opération est en cours sur cette pile.",
    "It goes on undisturbed.": "Elle se poursuit sans être dérangée.",
    "Wait until it has finished, then try again.": "Attendez qu’elle soit terminée, puis réessayez.",
    "This password is too weak.": "Ce mot de passe est trop faible.",
    "Take at least {count} characters, letters and something else among them.":
        "Utilisez au moins {count} caractères, dont des lettres et autre chose.",
    "This password is longer than {count} bytes.": "Ce mot de passe dépasse {count} octets.",
    "Take a shorter one: what is behind that would not count.":
        "Choisissez-en un plus court : la suite ne compterait pas.",
    "You are not logged in.": "Vous n’êtes pas connecté.",
    "Log in first.": "Connectez-vous d’abord.",
    "What ran before and was not named in the output still runs.":
        "Ce qui tournait auparavant et n’est pas cité dans la sortie tourne toujours.",
    "Read the output above: its last lines say why.":
        "Lisez la sortie ci-dessus : ses dernières lignes disent pourquoi.",
    "This is not a service's name.": "Ce n’est pas un nom de service.",
    "Choose one of the services of the stack.": "Choisissez l’un des services de la pile.",
    "Nothing was saved.": "Rien n’a été enregistré.",
    "Correct the line and save again.": "Corrigez la ligne et enregistrez de nouveau.",
    'There is a stack "{name}" already.': "Il existe déjà une pile « {name} ».",
    "It was not touched.": "Elle n’a pas été touchée.",
    "Choose another name, or open that stack.": "Choisissez un autre nom, ou ouvrez cette pile.",
    'There is no stack "{name}" in the stacks directory any more.':
        "Il n’y a plus de pile « {name} » dans le dossier des piles.",
    "Keep a copy of your text and create the stack anew.": "Gardez une copie de votre texte et recréez la pile.",
    "This is not a stack's name.": "Ce n’est pas un nom de pile.",
    "Use a-z, 0-9, - and _ only, with a letter or digit first.":
        "N’utilisez que a-z, 0-9, - et _, avec une lettre ou un chiffre au début.",
    'There is no stack "{name}" in the stacks directory.': "Il n’y a pas de pile « {name} » dans le dossier des piles.",
    "Look at the list of stacks: it may have been renamed or deleted.":
        "Consultez la liste des piles : elle a peut-être été renommée ou supprimée.",
    "One of the values is not {expected}.": "L’une des valeurs n’est pas du type {expected}.",
    "This connection is not logged in.": "Cette liaison n’est pas authentifiée.",
    "Log in, then try again.": "Connectez-vous, puis réessayez.",
    "More than {count} logs are open on this page.": "Plus de {count} journaux sont ouverts sur cette page.",
    "Close some of them first.": "Fermez-en d’abord quelques-uns.",
    'The credential "{name}" is of the kind {kind}, which has no {foreign}.':
        "Les identifiants « {name} » sont du type {kind}, qui n’a pas de {foreign}.",
    "It was not changed.": "Rien n’a changé pour eux.",
    "This kind takes: {allowed}. For another kind or host add a new credential.":
        "Ce type accepte : {allowed}. Pour un autre type ou un autre hôte, ajoutez de nouveaux identifiants.",
    "There is no repository {id}.": "Il n’y a pas de dépôt {id}.",
    "Take the id from the list of repositories.": "Prenez l’ID dans la liste des dépôts.",
    "{url} is connected already, as a repository of its own.": "{url} est déjà connecté, comme dépôt à part entière.",
    "Change the URL of single stacks in their Repository tab: they join that repository.":
        "Changez l’URL de chaque pile dans son onglet Dépôt : elle rejoint alors ce dépôt.",
    "The chosen credential does not exist any more.": "Les identifiants choisis n’existent plus.",
    "Choose another one or add it again.": "Choisissez-en d’autres ou ajoutez-les de nouveau.",
    'The credential "{name}" is a login at a registry of images.':
        "Les identifiants « {name} » servent à la connexion à un registre d’images.",
    "Choose a credential for Git, or add one.": "Choisissez des identifiants pour Git, ou ajoutez-en.",
    "Another row connects the stack {stack} already.": "Une autre ligne connecte déjà la pile {stack}.",
    "This row was left out.": "Cette ligne a été laissée de côté.",
    "Give each row a stack of its own.": "Donnez à chaque ligne sa propre pile.",
    "{lacking} is not on {branch}.": "{lacking} est introuvable sur {branch}.",
    "This stack was not connected.": "Cette pile n’a pas été connectée.",
    "Look at the repository again, or correct the path.": "Examinez de nouveau le dépôt, ou corrigez le chemin.",
    "The stack {stack} is connected to {url}, branch {branch}, already.":
        "La pile {stack} est déjà connectée à {url}, branche {branch}.",
    "Its connection stays as it is.": "Sa connexion reste telle quelle.",
    "Change it in its Repository tab, or choose another name for this row.":
        "Changez-la dans son onglet Dépôt, ou choisissez un autre nom pour cette ligne.",
    "Deployment {id} has no canary that can be decided about now.":
        "Le déploiement {id} n’a pas de canary à décider maintenant.",
    "A canary can be promoted or aborted once, while a part of the traffic goes to the new version.":
        "Un canary peut être promu ou abandonné une fois, tant qu’une partie du trafic va à la nouvelle version.",
    "Another stack has this token already.": "Une autre pile a déjà ce jeton.",
    "Both stacks keep the URL that they have.": "Les deux piles gardent l’URL qu’elles ont.",
    "Leave the token out to get a new one.": "Omettez le jeton pour en recevoir un nouveau.",
    "The edit changes nothing that could be written into the repository's files.":
        "La modification ne change rien qui puisse être écrit dans les fichiers du dépôt.",
    "Nothing was pushed.": "Rien n’a été poussé.",
    "Keep the edit as a local change, or discard it.":
        "Conservez la modification comme modification locale, ou ignorez-la.",
    "The stack's files were changed since you looked at them.":
        "Les fichiers de la pile ont été modifiés depuis que vous les avez vus.",
    "Nothing was done with them.": "Rien n’a été fait avec eux.",
    "Look at the change again and decide anew.": "Regardez de nouveau la modification et décidez encore une fois.",
    "The edit changes nothing that the repository's compose file says, so there is nothing to keep.":
        "La modification ne change rien de ce que dit le fichier compose du dépôt : il n’y a donc rien à conserver.",
    "Values of .env are kept by themselves; anything else can be discarded.":
        "Les valeurs de .env sont conservées d’elles-mêmes ; tout le reste peut être ignoré.",
    'The live release of "{stack}" was made of no commit, so there is nothing to compare the edit with.':
        "La release en ligne de « {stack} » ne vient d’aucun commit : il n’y a donc rien à quoi comparer la modification.",
    "Deploy the stack from Git first.": "Déployez d’abord la pile depuis Git.",
    "The live commit {sha} is not part of the branch {branch} as it is now: it came from a fork or another branch, the branch was rewritten, or the repository is another one by now.":
        "Le commit en ligne {sha} ne fait pas partie de la branche {branch} dans son état actuel : il vient d’un fork ou d’une autre branche, la branche a été réécrite, ou le dépôt n’est plus le même.",
    "Nothing was pushed, and the edited files are as you left them.":
        "Rien n’a été poussé, et les fichiers modifiés sont tels que vous les avez laissés.",
    "Keep the edit as a local change, deploy {branch}, and commit it then.":
        "Conservez la modification comme modification locale, déployez {branch}, puis créez-en un commit.",
    "The edit writes out what looks like a secret: {places}.":
        "La modification écrit en clair ce qui ressemble à un secret : {places}.",
    "Put the value into .env, name it as ${KEY} in the compose file, and commit again; or keep the edit as a local change.":
        "Placez la valeur dans .env, citez-la par ${KEY} dans le fichier compose et recréez le commit ; ou conservez la modification comme modification locale.",
    "The .env file was changed since you opened it.": "Le fichier .env a été modifié depuis que vous l’avez ouvert.",
    "Nothing was overwritten.": "Rien n’a été écrasé.",
    "Load it again and repeat your change.": "Rechargez-le et refaites votre modification.",
    'There is no stack "{stack}".': "Il n’y a pas de pile « {stack} ».",
    "Create it first, or connect it to a repository.": "Créez-la d’abord, ou connectez-la à un dépôt.",
    "{key} in .env would make compose use another file or project than the one that is checked.":
        "{key} dans .env ferait utiliser à compose un autre fichier ou projet que celui qui est vérifié.",
    "Remove {key}; the compose file's path is set in the Repository tab.":
        "Retirez {key} ; le chemin du fichier compose se règle dans l’onglet Dépôt.",
    "Deployment {id} is already {state}.": "Le déploiement {id} est déjà à l’état « {state} ».",
    "Only a queued, waiting or running deployment can be canceled.":
        "Seul un déploiement en file d’attente, en attente ou en cours peut être annulé.",
    'The .env file of "{stack}" is live as it is.': "Le fichier .env de « {stack} » est en ligne tel quel.",
    "Save a change first.": "Enregistrez d’abord une modification.",
    'The stack "{stack}" has no release with the id {id}.': "La pile « {stack} » n’a pas de release avec l’ID {id}.",
    "Choose one of GET /stacks/:stack/releases.": "Choisissez l’une de celles de GET /stacks/:stack/releases.",
    "The value of {lost} can't be written so that compose reads it back.":
        "La valeur de {lost} ne peut pas être écrite de façon que compose la relise.",
    "Look at the file as text: a line before it may lack its closing quote.":
        "Examinez le fichier en texte : il manque peut-être un guillemet fermant à une ligne précédente.",
    'The .env file of "{stack}" has no key {key}.': "Le fichier .env de « {stack} » n’a pas de clé {key}.",
    "Load the environment again: somebody may have taken it away.":
        "Rechargez l’environnement : quelqu’un l’a peut-être retirée.",
    'The stack "{stack}" is not connected to a Git repository.':
        "La pile « {stack} » n’est pas connectée à un dépôt Git.",
    "Connect it in the Repository tab, or with PUT /stacks/:stack/repository.":
        "Connectez-la dans l’onglet Dépôt, ou avec PUT /stacks/:stack/repository.",
};
