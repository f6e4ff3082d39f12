import type { englishAccess } from "../english-access";

export const frenchAccess: Record<keyof typeof englishAccess, string> = {
    "credential.kind": "Type",
    "credential.kind.https-token": "Jeton d’accès",
    "credential.kind.https-password": "Utilisateur et mot de passe",
    "credential.kind.ssh-key": "Clé SSH",
    "credential.kind.github-app": "GitHub App",
    "credential.kind.registry": "Connexion à un registre d’images",
    "credential.registryHelp":
        "L’hôte est le début des noms d’images, par exemple ghcr.io ou registry.example.org:5000 ; docker.io pour Docker Hub. Sert aux pulls, aux builds et aux pushs du code de confiance.",
    "credential.forRegistry": "pour les pulls et les pushs",
    "credential.test": "Tester la connexion",
    "credential.appId": "ID de l’App",
    "credential.installationId": "ID de l’installation",
    "credential.privateKey": "Clé privée",
    "credential.privateKey.generated": "Laissez vide pour générer une clé.",
    "credential.publicKey": "Clé publique : ajoutez-la au dépôt comme clé de déploiement",
    "credential.failingSince": "refusés par l’hôte depuis le {date}",
    "credential.expiresSoon": "expirent bientôt",
    "notice.title": "Identifiants à vérifier",
    "notice.settings": "Ouvrir les identifiants",
    "notice.refused":
        "{host} refuse les identifiants « {name} » depuis le {date} : enregistrez un nouveau secret dans les paramètres CI/CD.",
    "notice.expired":
        "Les identifiants « {name} » pour {host} ont expiré le {date} : enregistrez un nouveau secret dans les paramètres CI/CD.",
    "notice.expires":
        "Les identifiants « {name} » pour {host} expirent le {date} : enregistrez avant cela un nouveau secret dans les paramètres CI/CD.",
    "credential.change": "Nouveau secret",
    "credential.changeOf": "Un nouveau secret pour {name}",
    "credential.changeMeaning":
        "Il remplace l’ancien ; le type et l’hôte ne changent pas, et toutes les connexions sont conservées.",
    "credential.generateKey": "Créer une nouvelle clé",
    "credential.copied": "Je l’ai copiée",
    "credential.expiresAt": "Valables jusqu’au (facultatif)",
    "credential.plainHttp": "Peuvent être envoyés sans chiffrement (http)",
    "certificate.of": "Ce que présente {host}",
    "certificate.subject": "Certificat",
    "certificate.issuer": "Délivré par",
    "certificate.expires": "Valable jusqu’au",
    "certificate.pin": "C’est le bon : lui faire confiance",
    "certificate.look": "Voir son certificat",
    "certificate.meaning.authority":
        "Comparez l’empreinte avec celle que publie la forge. La confiance vaut pour cet hôte seul, y compris pour les certificats renouvelés par cette autorité ; pour Git, LFS et l’API de la forge.",
    "certificate.meaning.self-signed":
        "Comparez l’empreinte avec celle que publie la forge. La confiance vaut pour cet hôte seul, jusqu’à ce qu’il présente un autre certificat ; pour Git, LFS et l’API de la forge.",
    "certificate.meaning.server":
        "Comparez l’empreinte avec celle que publie la forge. La confiance vaut pour cet hôte seul, jusqu’au renouvellement du certificat ; pour faire plutôt confiance à son autorité, collez le certificat de celle-ci dans les paramètres CI/CD.",
    "http.unencrypted":
        "Non chiffré : quiconque se trouve sur le trajet peut lire et modifier ce qui est récupéré, ainsi que les identifiants.",
    "listener.port": "Port réservé aux webhooks",
    "listener.portHelp":
        "Un second port d’écoute, qui répond 404 à tout le reste et peut être exposé sur Internet ; 0 pour aucun.",
    "listener.url": "Adresse publique des webhooks",
    "listener.urlHelp": "Seulement si elle diffère de l’adresse publique de ce serveur.",
    "listener.metrics": "Métriques ouvertes",
    "listener.metricsHelp": "Quiconque atteint ce serveur peut lire /metrics sans jeton.",
    hosts: "Hôtes",
    "hosts.meaning":
        "Les clés SSH présentées par les hôtes au premier contact et les autorités de certification privées. Un hôte qui présente une autre clé est refusé jusqu’à ce que vous l’acceptiez.",
    "hosts.none": "Aucun hôte pour l’instant.",
    "hosts.offered": "Présente désormais",
    "hosts.accept": "Accepter la nouvelle clé",
    "hosts.acceptTitle": "Accepter la nouvelle clé de {host} ?",
    "hosts.acceptMeaning":
        "Comparez-la avec l’empreinte que publie l’hôte. Si personne n’a changé la clé de l’hôte, quelqu’un s’est peut-être interposé.",
    "hosts.authority": "Autorité",
    "hosts.addAuthority": "Ajouter une autorité de certification",
    "hosts.pem": "Certificat (PEM)",
    "hosts.save": "Enregistrer l’autorité",
    "hosts.removeAuthority": "Retirer l’autorité",
};
