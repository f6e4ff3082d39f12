import type { englishAccess } from "./english-access";

export const germanAccess: Record<keyof typeof englishAccess, string> = {
    "credential.kind": "Art",
    "credential.kind.https-token": "Zugriffstoken",
    "credential.kind.https-password": "Benutzer und Passwort",
    "credential.kind.ssh-key": "SSH-Schlüssel",
    "credential.kind.github-app": "GitHub App",
    "credential.kind.registry": "Anmeldung an einer Image-Registry",
    "credential.registryHelp":
        "Der Host ist, womit Image-Namen beginnen, etwa ghcr.io oder registry.example.org:5000; docker.io für Docker Hub. Sie gilt für Pulls, Builds und Pushes von vertrautem Code.",
    "credential.forRegistry": "für Pulls und Pushes",
    "credential.test": "Anmeldung prüfen",
    "credential.appId": "App-ID",
    "credential.installationId": "Installations-ID",
    "credential.privateKey": "Privater Schlüssel",
    "credential.privateKey.generated": "Leer lassen, dann wird ein Schlüssel erzeugt.",
    "credential.publicKey": "Öffentlicher Schlüssel: im Repository als Deploy-Key hinterlegen",
    "credential.failingSince": "vom Host abgelehnt seit {date}",
    "credential.expiresSoon": "läuft bald ab",
    "notice.title": "Zugangsdaten, um die man sich kümmern muss",
    "notice.settings": "Zugangsdaten öffnen",
    "notice.refused":
        "{host} lehnt die Zugangsdaten „{name}“ seit {date} ab: Hinterlege in den CI/CD-Einstellungen ein neues Geheimnis.",
    "notice.expired":
        "Die Zugangsdaten „{name}“ für {host} sind am {date} abgelaufen: Hinterlege in den CI/CD-Einstellungen ein neues Geheimnis.",
    "notice.expires":
        "Die Zugangsdaten „{name}“ für {host} laufen am {date} ab: Hinterlege vorher in den CI/CD-Einstellungen ein neues Geheimnis.",
    "credential.change": "Neues Geheimnis",
    "credential.changeOf": "Ein neues Geheimnis für {name}",
    "credential.changeMeaning": "Es tritt an die Stelle des alten; Art und Host bleiben, ebenso alle Verbindungen.",
    "credential.generateKey": "Neuen Schlüssel erzeugen",
    "credential.copied": "Ist kopiert",
    "credential.expiresAt": "Gültig bis (optional)",
    "credential.plainHttp": "Darf unverschlüsselt gesendet werden (http)",
    "certificate.of": "Was {host} zeigt",
    "certificate.subject": "Zertifikat",
    "certificate.issuer": "Ausgestellt von",
    "certificate.expires": "Gültig bis",
    "certificate.pin": "Es stimmt: vertrauen",
    "certificate.look": "Zertifikat ansehen",
    "certificate.meaning.authority":
        "Vergleiche den Fingerabdruck mit dem der Forge. Gilt nur für diesen Host, auch für erneuerte Zertifikate dieser Stelle; für Git, LFS und die API der Forge.",
    "certificate.meaning.self-signed":
        "Vergleiche den Fingerabdruck mit dem der Forge. Gilt nur für diesen Host, bis er ein anderes zeigt; für Git, LFS und die API der Forge.",
    "certificate.meaning.server":
        "Vergleiche den Fingerabdruck mit dem der Forge. Gilt nur für diesen Host, bis es erneuert wird; soll stattdessen seine Zertifizierungsstelle gelten, füge deren Zertifikat in den CI/CD-Einstellungen ein.",
    "http.unencrypted":
        "Nicht verschlüsselt: Wer auf dem Weg ist, kann lesen und ändern, was geholt wird, auch die Zugangsdaten.",
    "listener.port": "Port nur für Webhooks",
    "listener.portHelp":
        "Ein zweiter Zugang, der alles andere mit 404 beantwortet und dem Internet geöffnet werden kann; 0 für keinen.",
    "listener.url": "Öffentliche Adresse der Webhooks",
    "listener.urlHelp": "Nur wenn sie eine andere ist als die öffentliche Adresse dieses Servers.",
    "listener.metrics": "Offene Metriken",
    "listener.metricsHelp": "Wer diesen Server erreicht, darf /metrics ohne Token lesen.",
    hosts: "Hosts",
    "hosts.meaning":
        "SSH-Schlüssel, mit denen Hosts zuerst angetroffen wurden, und private Zertifizierungsstellen. Zeigt ein Host einen anderen Schlüssel, wird er abgelehnt, bis du ihn annimmst.",
    "hosts.none": "Noch kein Host.",
    "hosts.offered": "Zeigt stattdessen",
    "hosts.accept": "Neuen Schlüssel annehmen",
    "hosts.acceptTitle": "Den neuen Schlüssel von {host} annehmen?",
    "hosts.acceptMeaning":
        "Vergleiche ihn mit dem Fingerabdruck, den der Host veröffentlicht. Hat niemand den Schlüssel gewechselt, steht vielleicht jemand dazwischen.",
    "hosts.authority": "Zertifizierungsstelle",
    "hosts.addAuthority": "Zertifizierungsstelle hinzufügen",
    "hosts.pem": "Zertifikat (PEM)",
    "hosts.save": "Zertifizierungsstelle speichern",
    "hosts.removeAuthority": "Zertifizierungsstelle entfernen",
};
