import type { englishGit } from "../../said/english-git";

export const frenchGit: Record<(typeof englishGit)[number], string> = {
    "The checks of {url} can't be asked for: {forge} offers none there.":
        "Les vérifications de {url} ne peuvent pas être demandées : {forge} n’en propose pas à cet endroit.",
    "The repository of this commit is not connected any more.": "Le dépôt de ce commit n’est plus connecté.",
    "Nothing was deployed because of that.": "Rien n’a été déployé pour cette raison.",
    "Release the deployment by hand, or take the checks out of its rule.":
        "Débloquez le déploiement à la main, ou retirez les vérifications de sa règle.",
    "Deployments go on without it.": "Les déploiements continuent sans cela.",
    "There is no token for the API of {host}, which is needed to {doing}.":
        "Il n’y a pas de jeton pour l’API de {host} ; il en faut un pour {doing}.",
    "Choose a credential for the API in the repository's settings; it needs {needs}.":
        "Choisissez des identifiants pour l’API dans les paramètres du dépôt ; il faut {needs}.",
    "{host} sends logins to an address that is not https.":
        "{host} envoie les connexions à une adresse qui n’est pas en https.",
    "Nothing was sent there.": "Rien n’y a été envoyé.",
    "Have the registry name an https address for its tokens.":
        "Faites indiquer par le registre une adresse https pour ses jetons.",
    '"{name}" is no login at a registry.': "« {name} » n’est pas une connexion à un registre.",
    "There is no such credential.": "Ces identifiants n’existent pas.",
    "Credentials for Git are tested with a repository, when it is connected.":
        "Les identifiants pour Git se testent avec un dépôt, lors de sa connexion.",
    "Look at the list of credentials.": "Consultez la liste des identifiants.",
    "{host} accepts the login.": "{host} accepte la connexion.",
    "{host} refuses the login ({status}).": "{host} refuse la connexion ({status}).",
    "{host} takes no more questions for now (429).": "{host} n’accepte plus de questions pour l’instant (429).",
    "The commit {sha} is not in the local copy of the repository any more.":
        "Le commit {sha} n’est plus dans la copie locale du dépôt.",
    "Deploy the branch, or another commit.": "Déployez la branche, ou un autre commit.",
    "The commit {sha} holds a file at {file}, which Git itself refuses to write.":
        "Le commit {sha} contient un fichier {file} que Git lui-même refuse d’écrire.",
    "Nothing was written there, and the running stack was not touched.":
        "Rien n’y a été écrit, et la pile en service n’a pas été touchée.",
    "Remove or rename that file in the repository.": "Supprimez ou renommez ce fichier dans le dépôt.",
    "The disk is full, so the commit could not be checked out.":
        "Le disque est plein : le commit n’a pas pu être récupéré.",
    "Free some space where the stacks are, then try again.":
        "Libérez de l’espace à l’emplacement des piles, puis réessayez.",
    "Look at the log, then try again.": "Consultez le journal, puis réessayez.",
    "It was not sent anywhere.": "Rien n’a été envoyé nulle part.",
    "{called} would go to {host} unencrypted, where everybody on the way can read it.":
        "{called} iraient à {host} sans chiffrement, lisibles par quiconque se trouve sur le trajet.",
    "Use the repository's https URL; or allow http in the credential, if you trust the network between both.":
        "Utilisez l’URL https du dépôt ; ou autorisez http dans les identifiants, si vous faites confiance au réseau entre les deux.",
    "{called} belongs to {host}, not to {other}.": "{called} valent pour {host}, et non pour {other}.",
    "Add a credential for {host} and choose that one.": "Ajoutez des identifiants pour {host} et choisissez-les.",
    "{called} is not an SSH key, but the repository's URL is an SSH one.":
        "{called} ne sont pas une clé SSH, alors que l’URL du dépôt est une URL SSH.",
    "{called} is an SSH key, but the repository's URL is not an SSH one.":
        "{called} sont une clé SSH, alors que l’URL du dépôt n’est pas une URL SSH.",
    "Choose an SSH key, or enter the repository's https URL.":
        "Choisissez une clé SSH, ou saisissez l’URL https du dépôt.",
    "Choose a token or password, or enter the repository's SSH URL.":
        "Choisissez un jeton ou un mot de passe, ou saisissez l’URL SSH du dépôt.",
    "The repository {repository} was not found: it does not exist, or the credential may not see it.":
        "Le dépôt {repository} est introuvable : il n’existe pas, ou les identifiants ne permettent pas de le voir.",
    "The repository {repository} was not found: it does not exist, or it is private.":
        "Le dépôt {repository} est introuvable : il n’existe pas, ou il est privé.",
    "Check the URL, and that the token covers this repository.": "Vérifiez l’URL, et que le jeton couvre ce dépôt.",
    "Check the URL; for a private repository choose or add a credential.":
        "Vérifiez l’URL ; pour un dépôt privé, choisissez ou ajoutez des identifiants.",
    "{host} asks for a login for {repository}: it is private, or it does not exist.":
        "{host} demande une connexion pour {repository} : ce dépôt est privé, ou il n’existe pas.",
    "Choose or add a credential for this host, or check the URL.":
        "Choisissez ou ajoutez des identifiants pour cet hôte, ou vérifiez l’URL.",
    "{host} refused the credential for {repository}.": "{host} a refusé les identifiants pour {repository}.",
    "The token may be wrong, expired or revoked: store a new one and try again.":
        "Le jeton est peut-être faux, expiré ou révoqué : enregistrez-en un nouveau et réessayez.",
    "{host} does not allow {who} to read {repository}.": "{host} ne permet pas à {who} de lire {repository}.",
    "Give the token read access to this repository, or use another one.":
        "Donnez au jeton l’accès en lecture à ce dépôt, ou utilisez-en un autre.",
    "Choose or add a credential for this host.": "Choisissez ou ajoutez des identifiants pour cet hôte.",
    "{host} refused the SSH key for {repository}.": "{host} a refusé la clé SSH pour {repository}.",
    "Add the credential's public key to the repository as a deploy key, or choose another credential.":
        "Ajoutez la clé publique des identifiants au dépôt comme clé de déploiement, ou choisissez d’autres identifiants.",
    "The disk is full, so the repository could not be fetched.":
        "Le disque est plein : le dépôt n’a pas pu être récupéré.",
    "The program that hands the credential to git could not be started.":
        "Le programme qui transmet les identifiants à git n’a pas pu être lancé.",
    "Mount the stacks folder without noexec, or let this server's user run programs there.":
        "Montez le dossier des piles sans noexec, ou permettez à l’utilisateur de ce serveur d’y exécuter des programmes.",
    "{repository} does not have this commit any more.": "{repository} n’a plus ce commit.",
    "It may have been removed by a force push: deploy the branch, or another commit.":
        "Un push forcé l’a peut-être supprimé : déployez la branche, ou un autre commit.",
    "{repository} has no {ref}.": "{repository} n’a pas de {ref}.",
    "Choose an existing branch or tag.": "Choisissez une branche ou un tag qui existe.",
    "The certificate of {host} was not accepted: it is from an authority that this server does not know, has expired, or is for another name.":
        "Le certificat de {host} n’a pas été accepté : il vient d’une autorité que ce serveur ne connaît pas, a expiré, ou vaut pour un autre nom.",
    "If {host} has a private certificate authority, store that authority's certificate (PEM) for this host.":
        "Si {host} a une autorité de certification privée, enregistrez le certificat (PEM) de cette autorité pour cet hôte.",
    "{repository} answers, but not as a Git repository.": "{repository} répond, mais pas comme un dépôt Git.",
    "Use the clone URL that the forge shows, not the address of a page.":
        "Utilisez l’URL de clonage qu’affiche la forge, et non l’adresse d’une page.",
    "Check the repository's URL and its state at the forge, then try again.":
        "Vérifiez l’URL du dépôt et son état sur la forge, puis réessayez.",
    "{host} sends us from {url} to {location}, which is not followed.":
        "{host} nous renvoie de {url} vers {location}, ce qui n’est pas suivi.",
    "The running stack was not touched, and no credential was sent there.":
        "La pile en service n’a pas été touchée, et aucun identifiant n’y a été envoyé.",
    "If that is the repository's new address, enter {location} as its URL.":
        "Si c’est la nouvelle adresse du dépôt, saisissez {location} comme URL.",
    "The chosen credential is an SSH key, but the repository's URL is not an SSH one.":
        "Les identifiants choisis sont une clé SSH, alors que l’URL du dépôt n’est pas une URL SSH.",
    "The key was not used.": "La clé n’a pas été utilisée.",
    "Enter the repository's SSH URL, or choose a token or password.":
        "Saisissez l’URL SSH du dépôt, ou choisissez un jeton ou un mot de passe.",
    "The GitHub App's private key can't be read.": "La clé privée de la GitHub App est illisible.",
    "Paste the .pem file that GitHub handed out, with its first and last line.":
        "Collez le fichier .pem fourni par GitHub, avec sa première et sa dernière ligne.",
    "{host} knows no such installation of the GitHub App.":
        "{host} ne connaît pas cette installation de la GitHub App.",
    "{host} gave no installation token for the GitHub App ({status}).":
        "{host} n’a pas donné de jeton d’installation pour la GitHub App ({status}).",
    "Check the App's id, the installation's number and the private key, and that this server's clock is right.":
        "Vérifiez l’ID de l’App, le numéro d’installation et la clé privée, et que l’horloge de ce serveur est à l’heure.",
    "Wait until the forge has recovered, then try again.": "Attendez que la forge soit rétablie, puis réessayez.",
    "{repository} does not have the commit {ref}.": "{repository} n’a pas le commit {ref}.",
    "{repository} has no branch or tag {ref}.": "{repository} n’a ni branche ni tag {ref}.",
    "The host {host} could not be found ({code}).": "L’hôte {host} est introuvable ({code}).",
    "Check the repository's URL and this server's DNS, then try again.":
        "Vérifiez l’URL du dépôt et le DNS de ce serveur, puis réessayez.",
    "Nothing was sent there and nothing was changed.": "Rien n’y a été envoyé et rien n’a été modifié.",
    "Correct the DNS entry, or use the name under which the forge is reached from other machines.":
        "Corrigez l’entrée DNS, ou utilisez le nom par lequel les autres machines joignent la forge.",
    "The branch {branch} was refused{reason}.": "La branche {branch} a été refusée{reason}.",
    "No other branch was touched, and neither was the running stack.":
        "Aucune autre branche n’a été touchée, ni la pile en service.",
    "Allow the repository's credential to push branches that begin with dockge/, or make the change by hand.":
        "Autorisez les identifiants du dépôt à pousser des branches qui commencent par dockge/, ou faites la modification à la main.",
    "Nothing was contacted and nothing was changed.": "Rien n’a été contacté et rien n’a été modifié.",
    "The certificate of {host} was not accepted ({code}).": "Le certificat de {host} n’a pas été accepté ({code}).",
    "The API of {host} did not answer ({error}).": "L’API de {host} n’a pas répondu ({error}).",
    "Check that the forge runs and is reachable from this server, then try again.":
        "Vérifiez que la forge fonctionne et que ce serveur peut la joindre, puis réessayez.",
    "The branch, tag or commit has a name that is not allowed.":
        "La branche, le tag ou le commit porte un nom non autorisé.",
    "Use a name without spaces, .. and ~ ^ : ? * [ \\ that does not begin with a dash.":
        "Utilisez un nom sans espaces, .. ni ~ ^ : ? * [ \\ et qui ne commence pas par un tiret.",
    "Nothing was stored.": "Rien n’a été enregistré.",
    "Paste a private key without a passphrase, with its first and last line, or have one generated.":
        "Collez une clé privée sans phrase secrète, avec sa première et sa dernière ligne, ou faites-en générer une.",
    "{url} is read over SSH, but the chosen credential is not an SSH key.":
        "{url} se lit par SSH, mais les identifiants choisis ne sont pas une clé SSH.",
    "{url} is read over SSH, which always needs a key.": "{url} se lit par SSH, ce qui demande toujours une clé.",
    "Nothing was sent anywhere.": "Rien n’a été envoyé nulle part.",
    "Add an SSH key for {host} and choose it, or enter the repository's HTTPS URL.":
        "Ajoutez une clé SSH pour {host} et choisissez-la, ou saisissez l’URL HTTPS du dépôt.",
    "{host} did not answer as an SSH server.": "{host} n’a pas répondu comme un serveur SSH.",
    "Check host and port of the URL, and that the forge runs, then try again.":
        "Vérifiez l’hôte et le port de l’URL, et que la forge fonctionne, puis réessayez.",
    "{host} shows another SSH key than the one it was pinned with{shown}.":
        "{host} présente une autre clé SSH que celle qui a été retenue{shown}.",
    "The connection was ended before anything was sent; the running stack was not touched.":
        "La connexion a été interrompue avant tout envoi ; la pile en service n’a pas été touchée.",
    "Compare the fingerprint with the one that the forge publishes; if it is right, accept the new key.":
        "Comparez l’empreinte avec celle que publie la forge ; si elle est juste, acceptez la nouvelle clé.",
    "Nothing was fetched for it, and the running stack was not touched.":
        "Rien n’a été récupéré pour lui, et la pile en service n’a pas été touchée.",
    "Change .gitmodules; with `update = none` there the submodule's folder is left empty.":
        "Modifiez .gitmodules ; avec `update = none`, le dossier du sous-module reste vide.",
    "Not tested, because another check failed first.": "Non testé, car une autre vérification a échoué avant.",
    "Nothing was sent there, no credential either, and the running stack was not touched.":
        "Rien n’y a été envoyé, aucun identifiant non plus, et la pile en service n’a pas été touchée.",
    "Mend the forge's certificate.": "Corrigez le certificat de la forge.",
    "Compare the fingerprint with the forge's own; if it is right, test the connection and pin it there, or store the authority's certificate (PEM) for this host.":
        "Comparez l’empreinte avec celle de la forge ; si elle est juste, testez la connexion et acceptez-la à cet endroit, ou enregistrez le certificat (PEM) de l’autorité pour cet hôte.",
    "{what} was canceled.": "{what} a pris fin par une annulation.",
    "{what} was not finished in time and was ended.": "{what} n’a pas fini à temps et a dû s’arrêter.",
    "Check that the forge answers; if the repository is only large, raise the time limit for the checkout.":
        "Vérifiez que la forge répond ; si le dépôt est simplement volumineux, augmentez le délai de la récupération.",
};
