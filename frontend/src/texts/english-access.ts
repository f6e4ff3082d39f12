/** Kinds of credentials, and hosts with their keys and authorities. */
export const englishAccess = {
    "credential.kind": "Kind",
    "credential.kind.https-token": "Access token",
    "credential.kind.https-password": "User and password",
    "credential.kind.ssh-key": "SSH key",
    "credential.kind.github-app": "GitHub App",
    "credential.appId": "App id",
    "credential.installationId": "Installation id",
    "credential.privateKey": "Private key",
    "credential.privateKey.generated": "Leave this empty to have a key generated.",
    "credential.publicKey": "Public key: add it to the repository as a deploy key",
    "credential.failingSince": "refused by the host since {date}",
    "credential.expiresSoon": "expires soon",
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
