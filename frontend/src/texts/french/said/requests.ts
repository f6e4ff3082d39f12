import type { englishRequests } from "../../said/english-requests";

export const frenchRequests: Record<(typeof englishRequests)[number], string> = {
    'It is not known which version of the files of "{stack}" this page shows, since the connection or the server was renewed.':
        "On ne sait pas quelle version des fichiers de « {stack} » cette page affiche, car la connexion ou le serveur a été renouvelé.",
    'The files of "{stack}" were changed since this page read them, by a deployment or by somebody else.':
        "Les fichiers de « {stack} » ont été modifiés depuis que cette page les a lus, par un déploiement ou par quelqu’un d’autre.",
    "Your text was not saved, and what runs was not touched.":
        "Votre texte n’a pas été enregistré, et ce qui tourne n’a pas été touché.",
    "Copy your change, discard it here so that the page reads the files again, and make it once more.":
        "Copiez votre modification, ignorez-la ici pour que la page relise les fichiers, puis refaites-la.",
    "This command must not be cut off, as its settings say.":
        "Cette commande ne doit pas être interrompue, d’après ses paramètres.",
    "Wait for its end; its time limit of {timeout} s ends it at the latest.":
        "Attendez qu’elle se termine ; son délai de {timeout} s l’interrompra au plus tard.",
    "This run has ended already.": "Cette exécution est déjà terminée.",
    "There is nothing to cancel; look at its log.": "Il n’y a rien à annuler ; consultez son journal.",
    'The stack "{stack}" has no job "{name}".': "La pile « {stack} » n’a pas de tâche « {name} ».",
    "It has: {names}.": "Elle a : {names}.",
    "It has none yet: add one first.": "Elle n’en a pas encore : ajoutez-en d’abord une.",
    "There is no run {id}.": "Il n’y a pas d’exécution {id}.",
    "Look at the list of runs; of each job the newest 100 are kept.":
        "Consultez la liste des exécutions ; les 100 dernières de chaque tâche sont conservées.",
    'The job "{name}" is at work already{id}.': "La tâche « {name} » est déjà en cours{id}.",
    "No second one was begun.": "Aucune seconde exécution n’a été lancée.",
    "Wait for its end, or cancel it, then run it again.": "Attendez sa fin ou annulez-la, puis relancez-la.",
    "The stack has {count} commands at work or waiting already.":
        "La pile a déjà {count} commandes en cours ou en attente.",
    "No further one was begun.": "Aucune autre n’a été lancée.",
    "Wait for the end of one, or cancel one.": "Attendez que l’une se termine, ou annulez-en une.",
    "The stack has {count} jobs already.": "La pile a déjà {count} tâches.",
    "Delete one that is not needed any more first.": "Supprimez d’abord une tâche devenue inutile.",
    'The stack "{stack}" is not connected to a Git repository, so it has no releases.':
        "La pile « {stack} » n’est pas connectée à un dépôt Git : elle n’a donc pas de releases.",
    "Connect it first; what runs then becomes release #0.":
        "Connectez-la d’abord ; ce qui tourne alors devient la release #0.",
    '"{stack}" has {count} build secrets already.': "« {stack} » a déjà {count} secrets de build.",
    "Delete those that no build uses.": "Supprimez ceux qu’aucun build n’utilise.",
    '"{stack}" has no build secret "{name}".': "« {stack} » n’a pas de secret de build « {name} ».",
    "Look at the list of its build secrets.": "Consultez la liste de ses secrets de build.",
    'There is a login at {host} already: "{name}".': "Il y a déjà une connexion à {host} : « {name} ».",
    "Give that one another secret, or delete it first.": "Donnez-lui un autre secret, ou supprimez-la d’abord.",
    "A repository still uses this credential.": "Un dépôt utilise encore ces identifiants.",
    "It was not deleted.": "Rien n’a été supprimé.",
    "Give the repository another credential first.": "Donnez d’abord d’autres identifiants au dépôt.",
    "Enter the address under which the forge reaches this server, or let this server look for commits.":
        "Saisissez l’adresse à laquelle la forge joint ce serveur, ou laissez ce serveur chercher les commits.",
    "The webhook at {host} is switched off, or sends no pushes.":
        "Le webhook sur {host} est désactivé, ou n’envoie pas les pushs.",
    "The webhook at {host} leads to {url}, but this server is at {here}.":
        "Le webhook sur {host} mène à {url}, mais ce serveur est à {here}.",
    "Create it again to mend it.": "Recréez-le pour le réparer.",
    "{host} has no webhook that leads to this server.": "{host} n’a aucun webhook qui mène à ce serveur.",
    "Create it, here or there.": "Créez-le, ici ou là-bas.",
    "These are not the keys that {host} offers now.": "Ce ne sont pas les clés que {host} propose maintenant.",
    "The pinned keys were not changed.": "Les clés retenues n’ont pas été modifiées.",
    "Test the connection again, and compare the fingerprints that it shows.":
        "Testez de nouveau la connexion, et comparez les empreintes affichées.",
    "This is not a certificate in PEM form.": "Ce n’est pas un certificat au format PEM.",
    "Paste the authority's certificate, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.":
        "Collez le certificat de l’autorité, de -----BEGIN CERTIFICATE----- à -----END CERTIFICATE-----.",
    "There is no such token.": "Ce jeton n’existe pas.",
    "It may have been revoked before.": "Il a peut-être déjà été révoqué.",
    "{host} shows no certificate: it does not answer, or not over TLS.":
        "{host} ne présente aucun certificat : il ne répond pas, ou pas en TLS.",
    "Check the host and its port, and that the forge runs.": "Vérifiez l’hôte et son port, et que la forge fonctionne.",
    "This is not the certificate that {host} shows now: that one is {fingerprint}.":
        "Ce n’est pas le certificat que présente maintenant {host} : l’empreinte de celui-ci est {fingerprint}.",
    "Look at the certificate again, and compare its fingerprint.":
        "Regardez de nouveau le certificat, et comparez son empreinte.",
    "{problem} To pin it would not help.": "{problem} L’accepter n’y changerait rien.",
    "Mend the forge's certificate, or use the name that it is for.":
        "Corrigez le certificat de la forge, ou utilisez le nom pour lequel il est établi.",
    "Deployment {id} is {state}.": "Le déploiement {id} est à l’état « {state} ».",
    "The order of the queue was not changed.": "L’ordre de la file d’attente n’a pas été modifié.",
    "Only what is queued has a place in line: GET /queue lists it.":
        "Seul ce qui est dans la file d’attente y a une place : GET /queue en donne la liste.",
    "Deployment {id} is {state}; it does not wait for anything.":
        "Le déploiement {id} est à l’état « {state} » ; il n’attend rien.",
    "Only a waiting deployment can be released.": "Seul un déploiement en attente peut être débloqué.",
    "There is no API for webhooks known at {url}.": "Aucune API de webhooks n’est connue pour {url}.",
    "Choose the right forge in the repository's settings, or set the webhook up there by hand.":
        "Choisissez la bonne forge dans les paramètres du dépôt, ou configurez-y le webhook à la main.",
    "Patterns look like release/* or apps/shop/**, ranges like >=1.2 <2.":
        "Les motifs ressemblent à release/* ou apps/shop/**, les intervalles à >=1.2 <2.",
    "The port of webhooks is set to {port} by DOCKGE_CICD_HOOK_PORT.":
        "Le port des webhooks est fixé à {port} par DOCKGE_CICD_HOOK_PORT.",
    "Change the variable and restart the server, or leave the port as it is.":
        "Modifiez la variable et redémarrez le serveur, ou laissez le port tel quel.",
    "This delivery is not kept any more.": "Cette livraison n’est plus conservée.",
    "Deploy the commit by hand instead.": "Déployez plutôt le commit à la main.",
    '"{right}" is no right that can be granted.': "« {right} » n’est pas un droit qui peut être accordé.",
    "Take the grants from the plan, as they are.": "Prenez les droits du plan, tels quels.",
    'The stack "{stack}" has no release with the id {release} that was ever live.':
        "La pile « {stack} » n’a pas de release avec l’ID {release} qui ait jamais été en ligne.",
    "No volumes are kept with release #{number}.": "Aucun volume n’est conservé avec la release #{number}.",
    "Roll back without the volumes, or choose a release that has them.":
        "Revenez en arrière sans les volumes, ou choisissez une release qui en a.",
    "Release #{number} is live: what is in its volumes now would be kept in place of its copies.":
        "La release #{number} est en ligne : ce que contiennent maintenant ses volumes serait conservé à la place de ses copies.",
    "Roll back without the volumes, or choose another release.":
        "Revenez en arrière sans les volumes, ou choisissez une autre release.",
    "The image {reference} of {service} in release #{number} is no longer on this machine, and nothing says where it came from.":
        "L’image {reference} de {service} dans la release #{number} n’est plus sur cette machine, et rien ne dit d’où elle venait.",
    "Deploy commit {sha} instead: that finds another image.":
        "Déployez plutôt le commit {sha} : une autre image sera trouvée.",
    "Deployment {id} is still {state}.": "Le déploiement {id} est encore à l’état « {state} ».",
    "Wait for its end, or cancel it first.": "Attendez sa fin, ou annulez-le d’abord.",
    "There is no deployment {id}.": "Il n’y a pas de déploiement {id}.",
    "Look at the list of deployments.": "Consultez la liste des déploiements.",
    "A test delivery of {host} has arrived.": "Une livraison de test de {host} est arrivée.",
    "The webhook is set up; {host} can't send a test, so the first push will show that it arrives.":
        "Le webhook est configuré ; {host} ne peut pas envoyer de test, le premier push montrera donc s’il arrive.",
    "The webhook is set up, but {host} sends no test at the moment ({answered}).":
        "Le webhook est configuré, mais {host} n’envoie pas de test pour le moment ({answered}).",
    "Check it again in a minute.": "Vérifiez-le de nouveau dans une minute.",
    '{host} may not send webhooks into the local network: "{said}".':
        "{host} n’a pas le droit d’envoyer des webhooks dans le réseau local : « {said} ».",
    "An administrator of the forge can allow it (GitLab: Admin, Settings, Network, Outbound requests).":
        "Un administrateur de la forge peut l’autoriser (GitLab : Admin, Settings, Network, Outbound requests).",
    '{host} may not send webhooks to this server: "{said}".':
        "{host} n’a pas le droit d’envoyer des webhooks à ce serveur : « {said} ».",
    "Add this server's name to ALLOWED_HOST_LIST in the forge's app.ini (section [webhook]).":
        "Ajoutez le nom de ce serveur à ALLOWED_HOST_LIST dans le fichier app.ini de la forge (section [webhook]).",
    "A delivery has arrived, but it was refused: its signature was not right.":
        "Une livraison est arrivée, mais elle a été refusée : sa signature n’était pas la bonne.",
    "Create the webhook again, so that the forge gets the secret of today.":
        "Recréez le webhook, pour que la forge reçoive le secret actuel.",
    "{host} has the webhook, but its test did not arrive at {url}.":
        "{host} a le webhook, mais son test n’est pas arrivé à {url}.",
    "Unless ALLOWED_HOST_LIST in its app.ini (section [webhook]) names {hostname}, it sends to public addresses only. Its list of recent deliveries has the reason.":
        "À moins que ALLOWED_HOST_LIST dans son app.ini (section [webhook]) ne cite {hostname}, il n’envoie qu’à des adresses publiques. Sa liste des livraisons récentes donne la raison.",
    "Look at the forge's list of recent deliveries for the reason: often a firewall, a certificate or a name that it can't resolve.":
        "Cherchez la raison dans la liste des livraisons récentes de la forge : souvent un pare-feu, un certificat ou un nom introuvable.",
    'The live release of "{stack}" has no commit that could be built anew.':
        "La release en ligne de « {stack} » n’a pas de commit à reconstruire.",
    'Every third-party image of "{stack}" is what its tag leads to.':
        "Chaque image tierce de « {stack} » est bien celle que désigne son tag.",
    "To renew built images, rebuild with newer base images.":
        "Pour renouveler les images construites, reconstruisez avec des images de base plus récentes.",
    "The canary of {service} waits at {weight} % of the traffic for a person.":
        "Le canary de {service} attend à {weight} % du trafic la décision d’une personne.",
    "Nothing was touched: both versions go on serving.":
        "Rien n’a été touché : les deux versions continuent de servir.",
    "Promote or abort it in the panel first. Stop, Down and Delete abort it by themselves.":
        "Promouvez-le ou abandonnez-le d’abord dans le panneau. Arrêter, Rendre inactive et Supprimer l’abandonnent d’eux-mêmes.",
    "Look at the server's log for the details, then try again.":
        "Consultez le journal du serveur pour les détails, puis réessayez.",
    "Correct it and send it again; nothing was changed.": "Corrigez cela et renvoyez ; rien n’a été modifié.",
    'There is no setting "{key}".': "Il n’y a pas de paramètre « {key} ».",
    'Did you mean "{nearest}"? Nothing was changed.': "Vouliez-vous dire « {nearest} » ? Rien n’a été modifié.",
    "Known here: {known}. Nothing was changed.": "Connus ici : {known}. Rien n’a été modifié.",
    "Deployment {id} is no longer queued.": "Le déploiement {id} n’est plus dans la file.",
};
