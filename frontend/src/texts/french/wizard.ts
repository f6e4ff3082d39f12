import type { englishWizard } from "../english-wizard";

export const frenchWizard: Record<keyof typeof englishWizard, string> = {
    "wizard.title": "Déployer depuis Git",
    "wizard.door": "D’un dépôt à des conteneurs en marche, puis à chaque push. Quatre étapes courtes.",
    "wizard.steps": "Étapes",
    "wizard.step.address": "Adresse",
    "wizard.step.files": "Fichier compose",
    "wizard.step.preview": "Ce qui va se passer",
    "wizard.step.live": "Mise en ligne",
    "wizard.step.done": "(terminé)",
    "wizard.back": "Retour",
    "wizard.leave":
        "Quitter « Déployer depuis Git » ? Ce qui a été choisi et saisi ici est perdu ; rien n’est encore connecté.",
    "wizard.leaveLive":
        "Quitter « Déployer depuis Git » ? Ce qui est connecté le reste. Mais le secret du webhook ne sera plus affiché, et ce qui a été saisi et accordé pour les piles ni déployées ni ouvertes est perdu.",
    "wizard.look": "Examiner",
    "wizard.looking": "Examen…",
    "wizard.lookAgain": "Examiner de nouveau",
    "wizard.address.meaning":
        "Collez l’adresse donnée par le bouton « Clone » ou « Code » du dépôt. Rien n’est encore enregistré.",
    "wizard.branch.own": "celle du dépôt",
    "wizard.private.ask": "Il est privé",
    "wizard.private.title": "Un dépôt privé : l’une de ces possibilités",
    "wizard.deployKey": "Clé de déploiement",
    "wizard.deployKey.ssh":
        "Pour ce seul dépôt, par SSH. Il faut pour cela l’adresse SSH, que {forge} affiche à côté de l’autre.",
    "wizard.deployKey.help":
        "Laissez la clé vide et enregistrez : une clé est créée, et sa partie publique affichée. Ajoutez celle-ci sur {forge} dans les paramètres du dépôt, parmi les clés de déploiement, en lecture seule ; puis examinez de nouveau.",
    "wizard.deployKey.use": "Utiliser {address}",
    "wizard.token.github":
        "Settings → Developer settings → Fine-grained tokens : ce dépôt, « Contents: read-only ». Avec « Webhooks » et « Commit statuses » (read and write), le webhook est créé pour vous.",
    "wizard.token.gitlab":
        "Settings → Access tokens du projet : rôle Reporter et « read_repository ». Avec Maintainer et « api », le webhook est créé pour vous.",
    "wizard.token.bitbucket":
        "Repository settings → Access tokens : « Repositories: read », avec « Webhooks » s’il doit être créé pour vous. Le nom d’utilisateur est x-token-auth.",
    "wizard.token.bitbucketDc":
        "Repository settings → HTTP access tokens : « Repository read » ; avec « Repository admin », le webhook est créé pour vous.",
    "wizard.token.gitea":
        "Settings → Applications → Generate token : « repository: read » ; avec « read and write », le webhook est créé pour vous.",
    "wizard.token.gogs": "Settings → Applications → Generate new token. Votre nom d’utilisateur l’accompagne.",
    "wizard.token.azure": "User settings → Personal access tokens : « Code: read ».",
    "wizard.token.generic": "Un jeton ou un mot de passe qui permet de lire ce dépôt.",
    "wizard.files.one": "Voici ce qui a été trouvé. Choisissez le nom de la pile.",
    "wizard.files.several":
        "Ces fichiers compose ont été trouvés. Choisissez-en un ou plusieurs : ils partagent un webhook.",
    "wizard.files.none":
        "Aucun fichier compose sur {branch}. Choisissez une autre branche, ou ajoutez un compose.yaml au dépôt et examinez de nouveau.",
    "wizard.next": "Voir ce qui se passerait ({count})",
    "wizard.comparing": "Lecture du commit et comparaison avec ce qui tourne…",
    "wizard.preview.meaning": "Aucune pile n’a encore été connectée ni modifiée, et connecter ne déploie rien.",
    "wizard.existing":
        "{stack} existe déjà ici. Elle est reprise telle quelle et enregistrée, pour que vous puissiez y revenir ; ce qui est identique dans Git garde ses conteneurs.",
    "wizard.portTaken":
        "{service} veut le port {port}, qu’occupe le conteneur {by} : libérez-le, ou publiez-en un autre dans le fichier compose. D’ici là, le premier déploiement échoue.",
    "wizard.deployAll": "Tout déployer ({count})",
    "wizard.byHand": "Configurer plutôt le webhook à la main",
    "wizard.environment": "Variables encore sans valeur",
    "wizard.environment.help": "Elles sont écrites dans le .env de la pile sur ce serveur, jamais dans Git.",
    "wizard.environment.required": "obligatoire",
    "wizard.environment.first":
        "Saisissez d’abord une valeur pour {keys} : sans elle, aucun déploiement ne peut démarrer.",
    "wizard.grant": "J’accorde ce qui est indiqué ci-dessus comme « non accordé » ({count}), et rien de plus.",
    "wizard.connect": "Connecter ({count})",
    "wizard.automatic": "Déployer chaque push automatiquement",
    "wizard.delivery.waiting":
        "En attente de la première livraison : configurez le webhook comme indiqué ci-dessous, puis cliquez là-bas sur « Test » ou poussez quelque chose. Ce message change tout seul.",
    "wizard.delivery.came": "Une livraison est arrivée : le webhook fonctionne.",
    "wizard.deploy": "Déployer maintenant",
    "wizard.succeeded": "{stack} est en ligne. Désormais, chaque push peut la déployer.",
    "wizard.open": "Ouvrir {stack}",
    "adoption.title": "Fichiers de {stack} à côté de ceux de Git",
    "adoption.file": "Fichier",
    "adoption.standing": "Comparaison",
    "adoption.becomes": "Ce qu’il devient",
    "adoption.same": "identique",
    "adoption.differs": "différent",
    "adoption.here": "ici seulement",
    "adoption.git": "dans Git seulement",
    "adoption.compose": "celui de Git compte ; le vôtre est conservé comme release #0",
    "adoption.environment": "le vôtre reste ; celui de Git n’ajoute que ce qui manque",
    "adoption.stays": "le vôtre reste",
    "adoption.onlyInGit": "À part ceux-ci, fichiers présents seulement dans Git ou non comparés : {count}.",
    "adoption.onlyInGitOne": "À part ceux-ci, un fichier présent seulement dans Git ou non comparé.",
};
