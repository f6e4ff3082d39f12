import type { englishChecks } from "../../said/english-checks";

export const frenchChecks: Record<(typeof englishChecks)[number], string> = {
    "{host} answers.": "{host} répond.",
    "{host} accepts the credential.": "{host} accepte les identifiants.",
    "The repository can be read without a credential.": "Le dépôt peut être lu sans identifiants.",
    "The branch {branch} is there.": "La branche {branch} existe.",
    "{file} is there.": "{file} est bien là.",
    "There is no branch {branch}.": "Il n’y a pas de branche {branch}.",
    "Choose an existing one: {names}.": "Choisissez-en une qui existe : {names}.",
    "The repository is empty: push a commit to it first.": "Le dépôt est vide : poussez-y d’abord un commit.",
    "Did you mean {names}?": "Vouliez-vous dire {names} ?",
    "{files} is not on {branch}.": "{files} est introuvable sur {branch}.",
    "Found instead: {files}.": "Trouvé à la place : {files}.",
    "There is none elsewhere.": "Il n’y en a pas ailleurs.",
    "No compose file at the root of {branch}.": "Aucun fichier compose à la racine de {branch}.",
    "Choose one of them as the compose file's path.": "Choisissez l’un d’eux comme chemin du fichier compose.",
    "The repository's URL holds a space, a control character or a backslash.":
        "L’URL du dépôt contient une espace, un caractère de contrôle ou une barre oblique inverse.",
    "The repository's URL begins with a dash, like an option of git.":
        "L’URL du dépôt commence par un tiret, comme une option de git.",
    "The repository's URL names a transport helper, which could run a program.":
        "L’URL du dépôt cite un programme de transport, qui pourrait exécuter autre chose.",
    "The repository's URL is neither https://, http:// nor ssh://.":
        "L’URL du dépôt n’est ni https://, ni http://, ni ssh://.",
    "The repository's URL can't be read.": "L’URL du dépôt est illisible.",
    "The repository's URL names a host but no repository.": "L’URL du dépôt cite un hôte, mais aucun dépôt.",
    "Use the form https://host/owner/repository.git or git@host:owner/repository.git.":
        "Utilisez la forme https://hôte/propriétaire/dépôt.git ou git@hôte:propriétaire/dépôt.git.",
    "The repository's host {host} is a link-local, metadata or reserved address, which is never contacted.":
        "L’hôte {host} du dépôt est une adresse de lien local, de métadonnées ou réservée, qui n’est jamais contactée.",
    "Use the address under which the forge is reached from other machines.":
        "Utilisez l’adresse par laquelle les autres machines joignent la forge.",
    "The forge is asked for the checks of the commit.": "La forge est interrogée sur les vérifications du commit.",
    "The commit isn't known, so its checks can't be asked for; release it by hand.":
        "Le commit n’est pas connu, ses vérifications ne peuvent donc pas être demandées ; débloquez-le à la main.",
    "The checks could not be asked for; the server's log has more. It is tried again.":
        "Les vérifications n’ont pas pu être demandées ; le journal du serveur en dit plus. Une nouvelle tentative suivra.",
    "{stack} was stopped by {who}; it goes live when somebody starts what is stopped.":
        "{stack} a été arrêtée par {who} ; la mise en ligne aura lieu quand quelqu’un démarrera ce qui est arrêté.",
    "The service {name} was stopped by hand; it goes live when somebody starts what is stopped.":
        "Le service {name} a été arrêté à la main ; la mise en ligne aura lieu quand quelqu’un démarrera ce qui est arrêté.",
    "The services {names} were stopped by hand; it goes live when somebody starts what is stopped.":
        "Les services {names} ont été arrêtés à la main ; la mise en ligne aura lieu quand quelqu’un démarrera ce qui est arrêté.",
    "{stack} is paused by {who}; it goes on when somebody resumes it.":
        "{stack} a été mise en pause par {who} ; la suite viendra quand quelqu’un reprendra les déploiements.",
    "All stacks are paused by {who}; it goes on when somebody resumes them.":
        "Toutes les piles ont été mises en pause par {who} ; la suite viendra quand quelqu’un reprendra les déploiements.",
    "Nothing is deployed by itself in the freeze window {name}; it goes on at its end.":
        "Rien n’est déployé automatiquement pendant la période de gel {name} ; la suite viendra à sa fin.",
    "The code comes from a fork or from somebody outside; nothing of it runs until somebody approves it.":
        "Le code vient d’un fork ou d’une personne extérieure ; rien n’en est exécuté avant une approbation.",
    "It goes on when the forge's checks are green.":
        "La suite viendra quand les vérifications de la forge seront au vert.",
    "It goes on when the forge's checks of {commit} are green.":
        "La suite viendra quand les vérifications de la forge pour {commit} seront au vert.",
    "Commit {sha} came before {later}, which {by} withdrew.": "Le commit {sha} précède {later}, que {by} a retiré.",
    "rule {number} says manual": "la règle {number} demande une action manuelle",
    "the commit says {marker}": "le commit contient {marker}",
    "no changed file matches the paths of rule {number}":
        "aucun fichier modifié ne correspond aux chemins de la règle {number}",
    "nobody says who pushed, and that is not among the authors of rule {number}":
        "rien ne dit qui a poussé, et cela ne figure pas parmi les auteurs de la règle {number}",
    "{who} is not among the authors of rule {number}": "{who} ne figure pas parmi les auteurs de la règle {number}",
    "no rule deploys pull requests into {branch}": "aucune règle ne déploie les pull requests vers {branch}",
    "no rule deploys tag {tag}": "aucune règle ne déploie le tag {tag}",
    "branch {branch} matches no rule": "la branche {branch} ne correspond à aucune règle",
    "it depends on which files changed": "cela dépend des fichiers modifiés",
};
