import type { englishChecks } from "./english-checks";

export const germanChecks: Record<(typeof englishChecks)[number], string> = {
    "{host} answers.": "{host} antwortet.",
    "{host} accepts the credential.": "{host} nimmt die Zugangsdaten an.",
    "The repository can be read without a credential.": "Das Repository ist ohne Zugangsdaten lesbar.",
    "The branch {branch} is there.": "Der Branch {branch} ist da.",
    "{file} is there.": "{file} ist da.",
    "There is no branch {branch}.": "Es gibt keinen Branch {branch}.",
    "Choose an existing one: {names}.": "Wähle einen, den es gibt: {names}.",
    "The repository is empty: push a commit to it first.": "Das Repository ist leer: pushe zuerst einen Commit.",
    "Did you mean {names}?": "Meintest du {names}?",
    "{files} is not on {branch}.": "{files} ist nicht auf {branch}.",
    "Found instead: {files}.": "Stattdessen gefunden: {files}.",
    "There is none elsewhere.": "Auch sonst ist keine da.",
    "No compose file at the root of {branch}.": "Im obersten Ordner von {branch} ist keine Compose-Datei.",
    "Choose one of them as the compose file's path.": "Wähle eine davon als Pfad der Compose-Datei.",
    "The repository's URL holds a space, a control character or a backslash.":
        "Die URL des Repositorys enthält ein Leerzeichen, ein Steuerzeichen oder einen Backslash.",
    "The repository's URL begins with a dash, like an option of git.":
        "Die URL des Repositorys beginnt mit einem Bindestrich wie eine Option von git.",
    "The repository's URL names a transport helper, which could run a program.":
        "Die URL des Repositorys nennt ein Hilfsprogramm, das ein Programm starten könnte.",
    "The repository's URL is neither https://, http:// nor ssh://.":
        "Die URL des Repositorys ist weder https:// noch http:// noch ssh://.",
    "The repository's URL can't be read.": "Die URL des Repositorys kann nicht gelesen werden.",
    "The repository's URL names a host but no repository.":
        "Die URL des Repositorys nennt einen Host, aber kein Repository.",
    "Use the form https://host/owner/repository.git or git@host:owner/repository.git.":
        "Nimm die Form https://host/besitzer/repository.git oder git@host:besitzer/repository.git.",
    "The repository's host {host} is a link-local, metadata or reserved address, which is never contacted.":
        "Der Host {host} des Repositorys ist eine Link-Local-, Metadaten- oder reservierte Adresse und wird nie angesprochen.",
    "Use the address under which the forge is reached from other machines.":
        "Nimm die Adresse, unter der die Forge von anderen Maschinen erreicht wird.",
    "The forge is asked for the checks of the commit.": "Die Forge wird nach den Checks des Commits gefragt.",
    "The commit isn't known, so its checks can't be asked for; release it by hand.":
        "Der Commit ist nicht bekannt, also kann nach seinen Checks nicht gefragt werden; gib es von Hand frei.",
    "The checks could not be asked for; the server's log has more. It is tried again.":
        "Nach den Checks konnte nicht gefragt werden; mehr steht im Log des Servers. Es wird erneut versucht.",
    "{stack} was stopped by {who}; it goes live when somebody starts what is stopped.":
        "{stack} wurde von {who} angehalten; es geht live, wenn jemand startet, was angehalten ist.",
    "The service {name} was stopped by hand; it goes live when somebody starts what is stopped.":
        "Der Dienst {name} wurde von Hand angehalten; es geht live, wenn jemand startet, was angehalten ist.",
    "The services {names} were stopped by hand; it goes live when somebody starts what is stopped.":
        "Die Dienste {names} wurden von Hand angehalten; es geht live, wenn jemand startet, was angehalten ist.",
    "{stack} is paused by {who}; it goes on when somebody resumes it.":
        "{stack} ist pausiert von {who}; es geht weiter, wenn jemand es fortsetzt.",
    "All stacks are paused by {who}; it goes on when somebody resumes them.":
        "Alle Stacks sind pausiert von {who}; es geht weiter, wenn jemand sie fortsetzt.",
    "Nothing is deployed by itself in the freeze window {name}; it goes on at its end.":
        "Im Sperrfenster {name} wird nichts von selbst deployt; es geht an dessen Ende weiter.",
    "The code comes from a fork or from somebody outside; nothing of it runs until somebody approves it.":
        "Der Code kommt von einem Fork oder von außen; nichts davon läuft, bis jemand zustimmt.",
    "It goes on when the forge's checks are green.": "Es geht weiter, wenn die Checks der Forge grün sind.",
    "It goes on when the forge's checks of {commit} are green.":
        "Es geht weiter, wenn die Checks der Forge für {commit} grün sind.",
    "Commit {sha} came before {later}, which {by} withdrew.":
        "Commit {sha} kam vor {later}, den {by} zurückgezogen hat.",
    "rule {number} says manual": "Regel {number} sagt: von Hand",
    "the commit says {marker}": "der Commit sagt {marker}",
    "no changed file matches the paths of rule {number}":
        "keine geänderte Datei passt zu den Pfaden von Regel {number}",
    "nobody says who pushed, and that is not among the authors of rule {number}":
        "niemand sagt, wer gepusht hat, und das gehört nicht zu den Autoren von Regel {number}",
    "{who} is not among the authors of rule {number}": "{who} gehört nicht zu den Autoren von Regel {number}",
    "no rule deploys pull requests into {branch}": "keine Regel deployt Pull Requests nach {branch}",
    "no rule deploys tag {tag}": "keine Regel deployt den Tag {tag}",
    "branch {branch} matches no rule": "der Branch {branch} passt zu keiner Regel",
    "it depends on which files changed": "es kommt darauf an, welche Dateien geändert sind",
};
