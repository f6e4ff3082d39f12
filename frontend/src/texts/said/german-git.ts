import type { englishGit } from "./english-git";

export const germanGit: Record<(typeof englishGit)[number], string> = {
    "The checks of {url} can't be asked for: {forge} offers none there.":
        "Nach den Checks von {url} kann nicht gefragt werden: {forge} bietet dort keine an.",
    "The repository of this commit is not connected any more.":
        "Das Repository dieses Commits ist nicht mehr verbunden.",
    "Nothing was deployed because of that.": "Deshalb wurde nichts deployt.",
    "Release the deployment by hand, or take the checks out of its rule.":
        "Gib das Deployment von Hand frei, oder nimm die Checks aus seiner Regel.",
    "Deployments go on without it.": "Deployments gehen ohne weiter.",
    "There is no token for the API of {host}, which is needed to {doing}.":
        "Für die API von {host} gibt es kein Token; es wird gebraucht, um {doing}.",
    "Choose a credential for the API in the repository's settings; it needs {needs}.":
        "Wähle in den Einstellungen des Repositorys Zugangsdaten für die API; nötig ist {needs}.",
    "{host} sends logins to an address that is not https.":
        "{host} schickt Anmeldungen an eine Adresse, die nicht https ist.",
    "Nothing was sent there.": "Dorthin wurde nichts gesendet.",
    "Have the registry name an https address for its tokens.":
        "Lass die Registry für ihre Tokens eine https-Adresse nennen.",
    '"{name}" is no login at a registry.': "„{name}“ ist keine Anmeldung bei einer Registry.",
    "There is no such credential.": "Diese Zugangsdaten gibt es nicht.",
    "Credentials for Git are tested with a repository, when it is connected.":
        "Zugangsdaten für Git werden mit einem Repository getestet, wenn es verbunden wird.",
    "Look at the list of credentials.": "Sieh in die Liste der Zugangsdaten.",
    "{host} accepts the login.": "{host} nimmt die Anmeldung an.",
    "{host} refuses the login ({status}).": "{host} lehnt die Anmeldung ab ({status}).",
    "{host} takes no more questions for now (429).": "{host} nimmt vorerst keine Fragen mehr an (429).",
    "The commit {sha} is not in the local copy of the repository any more.":
        "Der Commit {sha} ist nicht mehr in der örtlichen Kopie des Repositorys.",
    "Deploy the branch, or another commit.": "Deploye den Branch oder einen anderen Commit.",
    "The commit {sha} holds a file at {file}, which Git itself refuses to write.":
        "Der Commit {sha} hat eine Datei unter {file}, die zu schreiben Git selbst ablehnt.",
    "Nothing was written there, and the running stack was not touched.":
        "Dort wurde nichts geschrieben, und der laufende Stack wurde nicht angerührt.",
    "Remove or rename that file in the repository.": "Entferne diese Datei aus dem Repository, oder benenne sie um.",
    "The disk is full, so the commit could not be checked out.":
        "Die Festplatte ist voll, deshalb konnte der Commit nicht ausgecheckt werden.",
    "Free some space where the stacks are, then try again.":
        "Schaffe dort Platz, wo die Stacks liegen, und versuche es dann erneut.",
    "Look at the log, then try again.": "Sieh ins Log und versuche es dann erneut.",
    "It was not sent anywhere.": "Es wurde nirgendwohin gesendet.",
    "{called} would go to {host} unencrypted, where everybody on the way can read it.":
        "{called} gingen unverschlüsselt an {host}, wo jeder auf dem Weg sie lesen kann.",
    "Use the repository's https URL; or allow http in the credential, if you trust the network between both.":
        "Nimm die https-URL des Repositorys; oder erlaube http in den Zugangsdaten, wenn du dem Netz dazwischen traust.",
    "{called} belongs to {host}, not to {other}.": "{called} gehören zu {host}, nicht zu {other}.",
    "Add a credential for {host} and choose that one.": "Füge Zugangsdaten für {host} hinzu und wähle diese.",
    "{called} is not an SSH key, but the repository's URL is an SSH one.":
        "{called} sind kein SSH-Schlüssel, aber die URL des Repositorys ist eine SSH-URL.",
    "{called} is an SSH key, but the repository's URL is not an SSH one.":
        "{called} sind ein SSH-Schlüssel, aber die URL des Repositorys ist keine SSH-URL.",
    "Choose an SSH key, or enter the repository's https URL.":
        "Wähle einen SSH-Schlüssel, oder gib die https-URL des Repositorys ein.",
    "Choose a token or password, or enter the repository's SSH URL.":
        "Wähle ein Token oder Passwort, oder gib die SSH-URL des Repositorys ein.",
    "The repository {repository} was not found: it does not exist, or the credential may not see it.":
        "Das Repository {repository} wurde nicht gefunden: es existiert nicht, oder die Zugangsdaten dürfen es nicht sehen.",
    "The repository {repository} was not found: it does not exist, or it is private.":
        "Das Repository {repository} wurde nicht gefunden: es existiert nicht, oder es ist privat.",
    "Check the URL, and that the token covers this repository.":
        "Prüfe die URL, und ob das Token dieses Repository umfasst.",
    "Check the URL; for a private repository choose or add a credential.":
        "Prüfe die URL; wähle für ein privates Repository Zugangsdaten, oder füge welche hinzu.",
    "{host} asks for a login for {repository}: it is private, or it does not exist.":
        "{host} verlangt für {repository} eine Anmeldung: es ist privat, oder es existiert nicht.",
    "Choose or add a credential for this host, or check the URL.":
        "Wähle Zugangsdaten für diesen Host, füge welche hinzu, oder prüfe die URL.",
    "{host} refused the credential for {repository}.": "{host} lehnte die Zugangsdaten für {repository} ab.",
    "The token may be wrong, expired or revoked: store a new one and try again.":
        "Vielleicht ist das Token falsch, abgelaufen oder widerrufen: hinterlege ein neues und versuche es erneut.",
    "{host} does not allow {who} to read {repository}.": "{host} erlaubt {who} nicht, {repository} zu lesen.",
    "Give the token read access to this repository, or use another one.":
        "Gib dem Token Lesezugriff auf dieses Repository, oder nimm ein anderes.",
    "Choose or add a credential for this host.": "Wähle Zugangsdaten für diesen Host, oder füge welche hinzu.",
    "{host} refused the SSH key for {repository}.": "{host} lehnte den SSH-Schlüssel für {repository} ab.",
    "Add the credential's public key to the repository as a deploy key, or choose another credential.":
        "Füge den öffentlichen Schlüssel dem Repository als Deploy-Key hinzu, oder wähle andere Zugangsdaten.",
    "The disk is full, so the repository could not be fetched.":
        "Die Festplatte ist voll, deshalb konnte das Repository nicht geholt werden.",
    "The program that hands the credential to git could not be started.":
        "Das Programm, das Git die Zugangsdaten übergibt, konnte nicht gestartet werden.",
    "Mount the stacks folder without noexec, or let this server's user run programs there.":
        "Binde den Ordner der Stacks ohne noexec ein, oder lass den Benutzer dieses Servers dort Programme ausführen.",
    "{repository} does not have this commit any more.": "{repository} hat diesen Commit nicht mehr.",
    "It may have been removed by a force push: deploy the branch, or another commit.":
        "Vielleicht hat ihn ein Force-Push entfernt: deploye den Branch oder einen anderen Commit.",
    "{repository} has no {ref}.": "{repository} hat kein {ref}.",
    "Choose an existing branch or tag.": "Wähle einen Branch oder Tag, den es gibt.",
    "The certificate of {host} was not accepted: it is from an authority that this server does not know, has expired, or is for another name.":
        "Das Zertifikat von {host} wurde nicht angenommen: es stammt von einer Stelle, die dieser Server nicht kennt, ist abgelaufen oder gilt für einen anderen Namen.",
    "If {host} has a private certificate authority, store that authority's certificate (PEM) for this host.":
        "Hat {host} eine private Zertifizierungsstelle, hinterlege deren Zertifikat (PEM) für diesen Host.",
    "{repository} answers, but not as a Git repository.": "{repository} antwortet, aber nicht als Git-Repository.",
    "Use the clone URL that the forge shows, not the address of a page.":
        "Nimm die Clone-URL, die die Forge anzeigt, nicht die Adresse einer Seite.",
    "Check the repository's URL and its state at the forge, then try again.":
        "Prüfe die URL des Repositorys und seinen Zustand bei der Forge, und versuche es dann erneut.",
    "{host} sends us from {url} to {location}, which is not followed.":
        "{host} schickt uns von {url} nach {location}; dem wird nicht gefolgt.",
    "The running stack was not touched, and no credential was sent there.":
        "Der laufende Stack wurde nicht angerührt, und Zugangsdaten wurden nicht dorthin gesendet.",
    "If that is the repository's new address, enter {location} as its URL.":
        "Ist das die neue Adresse des Repositorys, gib {location} als seine URL ein.",
    "The chosen credential is an SSH key, but the repository's URL is not an SSH one.":
        "Die gewählten Zugangsdaten sind ein SSH-Schlüssel, aber die URL des Repositorys ist keine SSH-URL.",
    "The key was not used.": "Der Schlüssel wurde nicht benutzt.",
    "Enter the repository's SSH URL, or choose a token or password.":
        "Gib die SSH-URL des Repositorys ein, oder wähle ein Token oder Passwort.",
    "The GitHub App's private key can't be read.": "Der private Schlüssel der GitHub App kann nicht gelesen werden.",
    "Paste the .pem file that GitHub handed out, with its first and last line.":
        "Füge die .pem-Datei ein, die GitHub ausgegeben hat, mit ihrer ersten und letzten Zeile.",
    "{host} knows no such installation of the GitHub App.": "{host} kennt keine solche Installation der GitHub App.",
    "{host} gave no installation token for the GitHub App ({status}).":
        "{host} gab kein Installations-Token für die GitHub App aus ({status}).",
    "Check the App's id, the installation's number and the private key, and that this server's clock is right.":
        "Prüfe die Id der App, die Nummer der Installation und den privaten Schlüssel, und ob die Uhr dieses Servers stimmt.",
    "Wait until the forge has recovered, then try again.":
        "Warte, bis sich die Forge erholt hat, und versuche es dann erneut.",
    "{repository} does not have the commit {ref}.": "{repository} hat den Commit {ref} nicht.",
    "{repository} has no branch or tag {ref}.": "{repository} hat keinen Branch oder Tag {ref}.",
    "The host {host} could not be found ({code}).": "Der Host {host} wurde nicht gefunden ({code}).",
    "Check the repository's URL and this server's DNS, then try again.":
        "Prüfe die URL des Repositorys und das DNS dieses Servers, und versuche es dann erneut.",
    "Nothing was sent there and nothing was changed.": "Dorthin wurde nichts gesendet, und es wurde nichts geändert.",
    "Correct the DNS entry, or use the name under which the forge is reached from other machines.":
        "Berichtige den DNS-Eintrag, oder nimm den Namen, unter dem die Forge von anderen Maschinen erreicht wird.",
    "The branch {branch} was refused{reason}.": "Der Branch {branch} wurde abgelehnt{reason}.",
    "No other branch was touched, and neither was the running stack.":
        "Kein anderer Branch wurde angerührt und auch nicht der laufende Stack.",
    "Allow the repository's credential to push branches that begin with dockge/, or make the change by hand.":
        "Erlaube den Zugangsdaten des Repositorys, Branches zu pushen, die mit dockge/ beginnen, oder ändere es von Hand.",
    "Nothing was contacted and nothing was changed.": "Niemand wurde angesprochen, und es wurde nichts geändert.",
    "The certificate of {host} was not accepted ({code}).":
        "Das Zertifikat von {host} wurde nicht angenommen ({code}).",
    "The API of {host} did not answer ({error}).": "Die API von {host} hat nicht geantwortet ({error}).",
    "Check that the forge runs and is reachable from this server, then try again.":
        "Prüfe, ob die Forge läuft und von diesem Server aus erreichbar ist, und versuche es dann erneut.",
    "The branch, tag or commit has a name that is not allowed.":
        "Der Branch, Tag oder Commit hat einen Namen, der nicht erlaubt ist.",
    "Use a name without spaces, .. and ~ ^ : ? * [ \\ that does not begin with a dash.":
        "Nimm einen Namen ohne Leerzeichen, .. und ~ ^ : ? * [ \\, der nicht mit einem Bindestrich beginnt.",
    "Nothing was stored.": "Es wurde nichts gespeichert.",
    "Paste a private key without a passphrase, with its first and last line, or have one generated.":
        "Füge einen privaten Schlüssel ohne Passphrase ein, mit erster und letzter Zeile, oder lass einen erzeugen.",
    "{url} is read over SSH, but the chosen credential is not an SSH key.":
        "{url} wird über SSH gelesen, aber die gewählten Zugangsdaten sind kein SSH-Schlüssel.",
    "{url} is read over SSH, which always needs a key.":
        "{url} wird über SSH gelesen, und das braucht immer einen Schlüssel.",
    "Nothing was sent anywhere.": "Es wurde nirgendwohin etwas gesendet.",
    "Add an SSH key for {host} and choose it, or enter the repository's HTTPS URL.":
        "Füge einen SSH-Schlüssel für {host} hinzu und wähle ihn, oder gib die HTTPS-URL des Repositorys ein.",
    "{host} did not answer as an SSH server.": "{host} antwortete nicht als SSH-Server.",
    "Check host and port of the URL, and that the forge runs, then try again.":
        "Prüfe Host und Port der URL, und ob die Forge läuft, und versuche es dann erneut.",
    "{host} shows another SSH key than the one it was pinned with{shown}.":
        "{host} zeigt einen anderen SSH-Schlüssel als den, der gemerkt wurde{shown}.",
    "The connection was ended before anything was sent; the running stack was not touched.":
        "Die Verbindung wurde beendet, bevor etwas gesendet wurde; der laufende Stack wurde nicht angerührt.",
    "Compare the fingerprint with the one that the forge publishes; if it is right, accept the new key.":
        "Vergleiche den Fingerabdruck mit dem, den die Forge veröffentlicht; stimmt er, nimm den neuen Schlüssel an.",
    "Nothing was fetched for it, and the running stack was not touched.":
        "Dafür wurde nichts geholt, und der laufende Stack wurde nicht angerührt.",
    "Change .gitmodules; with `update = none` there the submodule's folder is left empty.":
        "Ändere .gitmodules; mit `update = none` bleibt der Ordner des Submoduls leer.",
    "Not tested, because another check failed first.": "Nicht getestet, weil vorher ein anderer Test scheiterte.",
    "Nothing was sent there, no credential either, and the running stack was not touched.":
        "Dorthin wurde nichts gesendet, auch keine Zugangsdaten, und der laufende Stack wurde nicht angerührt.",
    "Mend the forge's certificate.": "Bringe das Zertifikat der Forge in Ordnung.",
    "Compare the fingerprint with the forge's own; if it is right, test the connection and pin it there, or store the authority's certificate (PEM) for this host.":
        "Vergleiche den Fingerabdruck mit dem der Forge; stimmt er, teste die Verbindung und merke ihn dort vor, oder hinterlege das Zertifikat der Stelle (PEM) für diesen Host.",
    "{what} was canceled.": "{what} wurde abgebrochen.",
    "{what} was not finished in time and was ended.": "{what} wurde nicht rechtzeitig fertig und beendet.",
    "Check that the forge answers; if the repository is only large, raise the time limit for the checkout.":
        "Prüfe, ob die Forge antwortet; ist das Repository nur groß, erhöhe das Zeitlimit für das Auschecken.",
};
