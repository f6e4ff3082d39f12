import type { ErrorTexts } from "../../said/server-words";

export const frenchCodes: ErrorTexts = {
    INVALID_INPUT: [
        "Une valeur manque ou n’est pas écrite correctement.",
        "Corrigez la valeur ; rien n’a été modifié.",
    ],
    UNKNOWN_SETTING: [
        "Ce paramètre n’existe pas ; c’est le plus souvent une faute de frappe.",
        "Corrigez le nom ; rien n’a été modifié.",
    ],
    NOT_LOGGED_IN: ["Vous n’êtes pas connecté, ou la session a expiré.", "Connectez-vous, puis réessayez."],
    SIGNATURE_INVALID: [
        "Une livraison n’est pas signée avec le secret de ce webhook.",
        "Saisissez chez l’expéditeur le secret affiché pour le webhook, ou renouvelez-le là-bas et ici.",
    ],
    FORBIDDEN: ["Ce jeton n’en a pas le droit.", "Utilisez un jeton dont la portée suffit."],
    NOT_FOUND: ["Cela n’existe pas, ou plus.", "Rechargez la liste et choisissez dedans."],
    STACK_NAME_INVALID: [
        "Ce n’est pas un nom qu’acceptent Dockge et Compose.",
        "Utilisez a-z, 0-9, - et _, avec une lettre ou un chiffre au début.",
    ],
    STACK_NOT_FOUND: ["Il n’y a pas de pile de ce nom.", "Vérifiez le nom, ou créez d’abord la pile."],
    STACK_NOT_CONNECTED: ["La pile n’est connectée à aucun dépôt.", "Connectez-la à un dépôt Git."],
    STACK_BUSY: [
        "Un déploiement ou l’un des boutons de Dockge agit déjà sur cette pile.",
        "Attendez la fin, ou annulez.",
    ],
    STATE_CONFLICT: [
        "Ce n’est pas possible dans l’état actuel, ou ce ne l’est plus.",
        "Rechargez et choisissez parmi ce qui est proposé.",
    ],
    STALE_EDIT: [
        "Quelqu’un d’autre a modifié entre-temps ce que vous modifiez.",
        "Rechargez et refaites la modification sur le nouveau texte.",
    ],
    LOCAL_EDIT_CONFLICTS: [
        "Une modification manuelle conservée ne s’applique plus au commit déployé.",
        "Abandonnez la modification locale dans le panneau de la pile, ou modifiez de nouveau le fichier et conservez cela.",
    ],
    BODY_TOO_LARGE: [
        "La livraison ou la requête est plus grande que permis.",
        "Augmentez la limite dans les paramètres, ou n’envoyez que les événements push.",
    ],
    CONTENT_TYPE_UNSUPPORTED: [
        "Ce n’est ni du JSON, ni un formulaire avec du JSON dans le champ payload, ou pas de l’UTF-8.",
        "Choisissez application/json chez l’expéditeur.",
    ],
    PAYLOAD_INVALID: [
        "La livraison est signée, mais n’est pas du JSON lisible.",
        "Envoyez le contenu de la forge elle-même, sans modèle personnalisé.",
    ],
    RATE_LIMITED: ["Il y a eu trop de requêtes.", "Attendez, puis continuez plus lentement."],
    STARTING: [
        "Le serveur n’est pas encore prêt, ou il n’a rien pu enregistrer.",
        "Réessayez dans un instant ; si cela persiste, consultez le journal du serveur et l’espace disque libre.",
    ],
    INTERNAL: ["Quelque chose d’inattendu s’est produit.", "Consultez le journal du serveur, puis réessayez."],
    URL_REFUSED: ["Cette adresse n’est pas utilisée.", "Prenez l’URL de clonage qu’affiche la forge."],
    CREDENTIAL_HOST_MISMATCH: [
        "Les identifiants choisis sont pour un autre hôte ; ils n’ont été envoyés nulle part.",
        "Choisissez des identifiants pour cet hôte, ou saisissez-en de nouveaux.",
    ],
    CREDENTIAL_KIND_MISMATCH: [
        "Les identifiants choisis ne conviennent pas au type de l’URL.",
        "Choisissez des identifiants qui conviennent à l’URL, ou l’autre URL du dépôt.",
    ],
    CREDENTIAL_IN_CLEAR: [
        "Les identifiants passeraient par http, où quiconque se trouve sur le trajet peut les lire.",
        "Utilisez https, ou autorisez http dans ces identifiants.",
    ],
    REF_INVALID: [
        "Ce n’est pas une branche, un tag ni un commit qu’accepterait Git.",
        "Écrivez une branche, un tag ou un identifiant de commit complet.",
    ],
    REPOSITORY_UNREACHABLE: [
        "La forge n’a pas répondu, ou pas comme un serveur Git.",
        "Vérifiez l’URL et le réseau, puis réessayez ; ce qui tourne n’est pas touché.",
    ],
    REPOSITORY_NOT_FOUND: [
        "La forge ne connaît pas ce dépôt ; un dépôt privé peut apparaître ainsi sans identifiants.",
        "Vérifiez l’URL ; choisissez des identifiants s’il est privé.",
    ],
    REPOSITORY_AUTH: [
        "La forge demande des identifiants, ou refuse ceux qui sont choisis.",
        "Saisissez un jeton qui permet de lire le dépôt ; vérifiez s’il a expiré.",
    ],
    HOST_KEY_CHANGED: [
        "L’hôte SSH présente une autre clé que celle qui a été retenue.",
        "Comparez l’empreinte avec celle de la forge, puis acceptez la nouvelle clé.",
    ],
    TLS_UNTRUSTED: [
        "Le certificat de la forge vient d’une autorité que ce serveur ne connaît pas.",
        "Enregistrez le certificat de l’autorité (PEM) pour cet hôte.",
    ],
    API_CREDENTIAL_MISSING: [
        "L’API de la forge demande un jeton, et aucun ne convient.",
        "Choisissez des identifiants pour l’API dans les paramètres du dépôt.",
    ],
    FORGE_API_REFUSED: [
        "L’API de la forge n’a pas fait ce qui lui était demandé.",
        "Souvent, il manque un droit au jeton ; la réponse de la forge dit lequel.",
    ],
    FORGE_API_UNSUPPORTED: ["L’API de cette forge ne propose pas cela.", "Configurez-le à la main sur la forge."],
    BRANCH_NOT_FOUND: [
        "Le dépôt n’a pas cette branche ni ce tag.",
        "Choisissez l’une des branches qu’indique le test de connexion.",
    ],
    BRANCH_REFUSED: [
        "La forge n’a pas accepté de branche avec une modification manuelle.",
        "Autorisez les identifiants à pousser des branches qui commencent par dockge/, ou faites la modification vous-même.",
    ],
    COMMIT_NOT_FOUND: ["Le dépôt n’a pas ce commit, ou ne l’a plus.", "Déployez plutôt la branche."],
    COMMIT_NOT_ON_BRANCH: [
        "Une modification manuelle ne peut pas devenir un commit : celui qui est en ligne ne fait pas partie de la branche dans son état actuel.",
        "Conservez la modification localement, déployez la branche, puis créez le commit.",
    ],
    SECRET_IN_EDIT: [
        "Une modification manuelle ne peut pas devenir un commit : elle écrit un secret en clair.",
        "Placez la valeur dans .env, citez-la par ${KEY} dans le fichier compose et recréez le commit.",
    ],
    SUBMODULE_REFUSED: [
        "Un sous-module se trouve sur un autre hôte que le dépôt, ou son chemin n’est pas autorisé.",
        "Utilisez des sous-modules du même hôte, ou réglez update = none pour celui-ci.",
    ],
    COMPOSE_FILE_MISSING: [
        "Le commit ne contient pas de fichier compose à l’endroit attendu.",
        "Indiquez le chemin du fichier compose, ou ajoutez le fichier.",
    ],
    COMPOSE_FILE_INVALID: ["Le fichier compose est illisible.", "Corrigez le fichier et poussez de nouveau."],
    COMPOSE_PATH_ESCAPES: [
        "Le fichier cite un chemin en dehors du dépôt.",
        "Gardez dans le dépôt ce dont la pile a besoin.",
    ],
    COMPOSE_PROJECT_CHANGES: [
        "Le fichier ferait travailler Compose sur un autre projet que celui de cette pile.",
        "Retirez le nom de projet du fichier, ou donnez-lui le nom de la pile.",
    ],
    COMPOSE_SETTING_REFUSED: [
        "Le fichier utilise un paramètre qui n’est pas autorisé ou pas connu ici.",
        "Retirez-le du fichier.",
    ],
    RIGHT_NOT_GRANTED: [
        "Le commit demande plus que ce que la pile a le droit de faire.",
        "Accordez exactement cela dans le panneau si c’est voulu, puis déployez de nouveau.",
    ],
    PROJECT_ELSEWHERE: [
        "Des conteneurs d’un projet de ce nom tournent déjà depuis un autre dossier.",
        "Donnez un autre nom à la pile, ou arrêtez d’abord complètement l’autre projet.",
    ],
    ENV_KEY_MISSING: [
        "Le fichier compose a besoin d’une variable que .env ne définit pas.",
        "Ajoutez-la dans l’onglet Environnement, puis réessayez.",
    ],
    ENV_REDIRECTS_COMPOSE: [
        "Le fichier .env définit une variable COMPOSE_…, avec laquelle les boutons de Dockge lanceraient un autre projet.",
        "Retirez la ligne de .env ; les chemins et les profils se règlent dans les paramètres du dépôt.",
    ],
    ENV_CHANGES_IMAGE: [
        "Une valeur modifiée désigne une autre image ; appliquer l’environnement seul conserve toutes les images.",
        "Déployez plutôt la pile : ce qui est nécessaire sera récupéré ou construit.",
    ],
    ENV_CHANGES_PORT: [
        "Avec la nouvelle valeur, un service écouterait sur un port que son aiguillage du trafic ne connaît pas.",
        "Déployez plutôt la pile.",
    ],
    ADOPTION_UNDECIDED: [
        "Quelque chose diffère entre le disque et Git, et personne n’a encore dit ce qui compte.",
        "Choisissez à chaque ligne « Garder le mien » ou « Prendre celui de Git ».",
    ],
    SETTINGS_INVALID: [
        "Les paramètres propres du dépôt contiennent un nom inconnu ou une valeur incorrecte.",
        "Corrigez la ligne et poussez de nouveau.",
    ],
    SETTING_NOT_ALLOWED: [
        "Le commit définit plus que ce que permet le dépôt de cette pile.",
        "Retirez la ligne, ou demandez à un administrateur de l’autoriser dans l’onglet Build.",
    ],
    BUILD_FAILED: [
        "Une image n’a pas pu être construite.",
        "Cherchez la raison dans le journal, corrigez-la et poussez de nouveau.",
    ],
    BUILD_NOT_SUPPORTED: [
        "Les paramètres de build de la pile ne permettent pas de construire ce que demande le dépôt.",
        "Changez de builder dans les paramètres de build.",
    ],
    BUILD_SERVICE_UNCLEAR: [
        "Le builder crée une image, et on ne sait pas quel service la reçoit.",
        "Choisissez le service dans les paramètres de build.",
    ],
    BUILD_SECRET_MISSING: [
        "Les paramètres de build citent un secret pour lequel la pile n’a pas de valeur.",
        "Enregistrez-le dans l’onglet Build, ou retirez son nom.",
    ],
    BUILDER_MISSING: [
        "Le programme du builder ou le plugin buildx de Docker manque sur le serveur.",
        "Installez-le, ou choisissez un autre builder.",
    ],
    COMMAND_FAILED: [
        "Une commande de la pile a échoué.",
        "Cherchez la raison à la fin de son journal, corrigez-la et réessayez.",
    ],
    COMMAND_NOT_STARTED: [
        "Une commande n’a pas pu être lancée ; elle n’a rien fait.",
        "Corrigez ce qui est indiqué : l’image, le service, le dossier ou run.",
    ],
    HOST_COMMAND_NOT_ALLOWED: [
        "La pile n’a pas le droit d’exécuter des commandes sur l’hôte.",
        "Exécutez-la dans une image, ou demandez à un administrateur de l’autoriser dans les paramètres.",
    ],
    IMAGE_UNAVAILABLE: ["Une image ne peut pas être récupérée.", "Vérifiez son nom et le registre, puis réessayez."],
    IMAGE_GONE: [
        "Une image de la release antérieure n’est plus sur cette machine.",
        "Déployez de nouveau le commit de cette release : elle sera reconstruite.",
    ],
    PUSH_FAILED: [
        "Une image construite ne peut pas être envoyée au registre ; la pile en service n’a pas été touchée.",
        "Testez la connexion au registre dans les paramètres, et vérifiez le nom du dépôt d’images.",
    ],
    PORT_TAKEN: [
        "Un port de la pile est déjà utilisé sur cette machine.",
        "Libérez le port, ou choisissez-en un autre.",
    ],
    UP_FAILED: ["Docker n’a pas démarré les conteneurs.", "Corrigez ce qui est indiqué et poussez de nouveau."],
    SERVICE_UNHEALTHY: [
        "Un service n’est pas devenu sain à temps, s’est arrêté brutalement ou n’est pas resté sain.",
        "Consultez ses lignes dans le journal ; augmentez le délai s’il lui faut simplement plus de temps.",
    ],
    SMOKE_TEST_FAILED: [
        "La nouvelle version a donné une mauvaise réponse à un test avant de recevoir une autre requête.",
        "Corrigez ce que le test a trouvé, ou le test, et poussez de nouveau.",
    ],
    CANARY_ABORTED: [
        "La nouvelle version a été abandonnée alors qu’elle recevait une partie du trafic.",
        "Cherchez dans son journal les requêtes en échec, corrigez et poussez de nouveau.",
    ],
    TRAFFIC_SWITCH_FAILED: [
        "L’aiguillage du trafic d’un service n’a pas accepté ses instructions, ou ne trouve pas ses conteneurs.",
        "Consultez le journal de l’aiguillage, puis déployez de nouveau.",
    ],
    ENGINE_UNREACHABLE: ["Docker Engine ne répond pas.", "Démarrez-le, ou définissez DOCKER_HOST ; puis réessayez."],
    DISK_FULL: [
        "Il n’y a pas assez d’espace disque libre pour continuer sans risque.",
        "Libérez de l’espace (anciennes images, journaux), puis réessayez.",
    ],
    FILE_NOT_WRITABLE: [
        "L’utilisateur du serveur n’a pas le droit de lire ou d’écrire un fichier de la pile.",
        "Donnez-lui accès au dossier des piles, puis réessayez.",
    ],
    FORK_NEEDS_OWN_STACK: [
        "Du code issu d’un fork ou de l’extérieur recevrait les secrets ou les droits de la pile.",
        "Faites prendre les pull requests par une pile sans secrets.",
    ],
    OLDER_THAN_LIVE: [
        "Un push est arrivé trop tard : ce qui est en ligne contient déjà son commit.",
        "Il n’y a rien à faire ; déployez le commit à la main pour y revenir.",
    ],
    COMMIT_WITHDRAWN: [
        "Le push citait un commit qu’un retour arrière a retiré, ou un commit antérieur.",
        "Poussez un commit plus récent ; déployez celui-ci à la main pour l’avoir malgré tout.",
    ],
    TIMED_OUT: [
        "Quelque chose a dépassé son délai et a été interrompu.",
        "Consultez le journal ; augmentez le délai dans les paramètres de build s’il faut simplement plus de temps.",
    ],
    CANCELED: ["L’opération a été annulée.", "Déployez de nouveau quand vous êtes prêt."],
    INTERRUPTED: [
        "Le serveur s’est arrêté pendant le déploiement plus de fois qu’il n’y a de nouvelles tentatives.",
        "Cherchez ce qui a arrêté le serveur, puis réessayez.",
    ],
    ROLLBACK_FAILED: [
        "Le déploiement a échoué, et la release précédente n’a pas pu être rétablie entièrement.",
        "Consultez les états dans le journal ; déployez ou revenez en arrière à la main.",
    ],
};
