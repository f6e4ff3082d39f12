/** Kinds of credentials, and hosts with their keys and authorities. */
export const englishAccess = {
    "credential.kind": "Kind",
    "credential.kind.https-token": "Access token",
    "credential.kind.https-password": "User and password",
    "credential.kind.ssh-key": "SSH key",
    "credential.kind.github-app": "GitHub App",
    "credential.kind.registry": "Login at a registry of images",
    "credential.registryHelp":
        "The host is what image names begin with, like ghcr.io or registry.example.org:5000; docker.io for Docker Hub. It serves pulls, builds and pushes of trusted code.",
    "credential.forRegistry": "for pulls and pushes",
    "credential.test": "Test login",
    "credential.appId": "App id",
    "credential.installationId": "Installation id",
    "credential.privateKey": "Private key",
    "credential.privateKey.generated": "Leave this empty to have a key generated.",
    "credential.publicKey": "Public key: add it to the repository as a deploy key",
    "credential.failingSince": "refused by the host since {date}",
    "credential.expiresSoon": "expires soon",
    "notice.title": "Credentials that need attention",
    "notice.settings": "Open the credentials",
    "notice.refused":
        "{host} has refused the credential “{name}” since {date}: store a new secret in the CI/CD settings.",
    "notice.expired":
        "The credential “{name}” for {host} has expired on {date}: store a new secret in the CI/CD settings.",
    "notice.expires":
        "The credential “{name}” for {host} expires on {date}: store a new secret in the CI/CD settings before.",
    "credential.change": "New secret",
    "credential.changeOf": "A new secret for {name}",
    "credential.changeMeaning": "It takes the place of the old one; kind and host stay, and so do all connections.",
    "credential.generateKey": "Make a new key",
    "credential.copied": "I have copied it",
    "credential.expiresAt": "Valid until (optional)",
    "credential.plainHttp": "May be sent unencrypted (http)",
    "certificate.of": "What {host} shows",
    "certificate.subject": "Certificate",
    "certificate.issuer": "Issued by",
    "certificate.expires": "Valid until",
    "certificate.pin": "It is right: trust it",
    "certificate.look": "Look at its certificate",
    "certificate.meaning.authority":
        "Compare the fingerprint with the forge's own. Trusted for this host alone, renewed certificates of this authority too; for Git, LFS and the forge's API.",
    "certificate.meaning.self-signed":
        "Compare the fingerprint with the forge's own. Trusted for this host alone, until it shows another one; for Git, LFS and the forge's API.",
    "certificate.meaning.server":
        "Compare the fingerprint with the forge's own. Trusted for this host alone, until it is renewed; to trust its authority instead, paste that one's certificate in the CI/CD settings.",
    "http.unencrypted": "Not encrypted: whoever is on the way can read and change what is fetched, and the credential.",
    "listener.port": "Port for webhooks alone",
    "listener.portHelp":
        "A second listener that answers 404 to everything else, to be exposed to the internet; 0 for none.",
    "listener.url": "Public address of webhooks",
    "listener.urlHelp": "Only if it is another one than the public address of this server.",
    "listener.metrics": "Open metrics",
    "listener.metricsHelp": "Whoever reaches this server may read /metrics without a token.",
    hosts: "Hosts",
    "hosts.meaning":
        "SSH keys that hosts were first met with, and private certificate authorities. A host that shows another key is refused until you accept it.",
    "hosts.none": "No host yet.",
    "hosts.offered": "Shows now instead",
    "hosts.accept": "Accept the new key",
    "hosts.acceptTitle": "Accept the new key of {host}?",
    "hosts.acceptMeaning":
        "Compare it with the fingerprint that the host publishes. If nobody has changed the host's key, somebody may be in between.",
    "hosts.authority": "Authority",
    "hosts.addAuthority": "Add a certificate authority",
    "hosts.pem": "Certificate (PEM)",
    "hosts.save": "Save authority",
    "hosts.removeAuthority": "Remove the authority",
} as const;
