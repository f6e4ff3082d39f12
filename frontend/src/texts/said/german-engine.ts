import type { englishEngine } from "./english-engine";

export const germanEngine: Record<(typeof englishEngine)[number], string> = {
    'The command "{title}" {how}.': "Der Befehl „{title}“ {how}.",
    "Look at the log for what it was waiting for; its time limit is in the Build tab.":
        "Sieh im Log nach, worauf er gewartet hat; sein Zeitlimit steht im Tab „Build“.",
    "Look at its output in the log, mend the cause, then retry.":
        "Sieh dir seine Ausgabe im Log an, behebe die Ursache und versuche es erneut.",
    "Something went wrong on our side.": "Bei uns ist etwas schiefgegangen.",
    "Nothing of this stack is live yet, so there is no service {service} to run in.":
        "Von diesem Stack ist noch nichts live, also gibt es keinen Dienst {service}, in dem das laufen könnte.",
    "Deploy the stack first, or let the job run in an image.":
        "Deploye zuerst den Stack, oder lass den Job in einem Image laufen.",
    "The live release has no service {service}.": "Das Release, das live ist, hat keinen Dienst {service}.",
    "Change the job to one of its services: {names}.": "Ändere den Job auf einen seiner Dienste: {names}.",
    "It was due at {dueAt}, while the server was down, and that is more than a day ago.":
        "Er war um {dueAt} fällig, während der Server nicht lief, und das ist mehr als einen Tag her.",
    "Run it by hand if it is still wanted; its schedule goes on.":
        "Starte ihn von Hand, wenn er noch gebraucht wird; sein Zeitplan geht weiter.",
    "If that happens often, let it run less often or give it a shorter time limit.":
        "Kommt das oft vor, lass ihn seltener laufen oder gib ihm ein kürzeres Zeitlimit.",
    "The server stopped while this command ran on the host, and the command ended with it.":
        "Der Server wurde beendet, während dieser Befehl auf dem Host lief, und der Befehl mit ihm.",
    "It is not run again by itself.": "Er wird nicht von selbst wiederholt.",
    "Look at the log for how far it came, then run it again.":
        "Sieh im Log nach, wie weit er kam, und starte ihn dann erneut.",
    "The run was canceled.": "Der Lauf wurde abgebrochen.",
    "Run it again when you are ready.": "Starte ihn erneut, wenn du so weit bist.",
    "The command took longer than its {timeout} s and was ended.":
        "Der Befehl brauchte länger als seine {timeout} s und wurde beendet.",
    "Look at the log for what it was waiting for, or give it more time.":
        "Sieh im Log nach, worauf er gewartet hat, oder gib ihm mehr Zeit.",
    "The command {how}.": "Der Befehl {how}.",
    "Look at the end of the log for the reason, then run it again.":
        "Sieh am Ende des Logs nach dem Grund und starte ihn dann erneut.",
    "The stack was stopped when this was due.": "Der Stack war angehalten, als das fällig war.",
    "Nothing was started.": "Es wurde nichts gestartet.",
    "Start the stack, or run the job by hand: then what its service depends on is started.":
        "Starte den Stack, oder starte den Job von Hand: dann wird mitgestartet, wovon sein Dienst abhängt.",
    "The release to go back to is no longer kept.":
        "Das Release, zu dem es zurückgehen soll, ist nicht mehr aufbewahrt.",
    "The running containers were not touched.": "Die laufenden Container wurden nicht angerührt.",
    "Choose another release from the history, or deploy the commit anew.":
        "Wähle ein anderes Release aus dem Verlauf, oder deploye den Commit neu.",
    "The deployment was canceled.": "Das Deployment wurde abgebrochen.",
    "Deploy again when you are ready.": "Deploye erneut, wenn du so weit bist.",
    "Volumes and your own files were not touched.": "Volumes und deine eigenen Dateien wurden nicht angerührt.",
    "Look at the log, mend the cause, then roll back by hand from the history.":
        "Sieh ins Log, behebe die Ursache und rolle dann im Verlauf von Hand zurück.",
    "The disk is full.": "Die Festplatte ist voll.",
    'Free some space ("Disk" in the CI/CD settings shows what takes it), then retry.':
        "Schaffe Platz („Speicherplatz“ in den CI/CD-Einstellungen zeigt, was ihn belegt) und versuche es dann erneut.",
    "{path} can't be written or read ({code}).": "{path} kann nicht geschrieben oder gelesen werden ({code}).",
    "Give the server's user access to the stacks directory, then retry.":
        "Gib dem Benutzer des Servers Zugriff auf das Stacks-Verzeichnis und versuche es dann erneut.",
    'The step "{step}" took longer than its {seconds} s and was ended.':
        "Der Schritt „{step}“ brauchte länger als seine {seconds} s und wurde beendet.",
    "Look at the log for what it was waiting for; the time limit is in the Build tab.":
        "Sieh im Log nach, worauf er gewartet hat; das Zeitlimit steht im Tab „Build“.",
    '"{stack}" was not deployed from Git yet, so there is no release to change.':
        "„{stack}“ wurde noch nicht aus Git deployt, also gibt es kein Release, das sich ändern ließe.",
    "Deploy the stack first: that takes the saved environment along, too.":
        "Deploye zuerst den Stack: das nimmt auch die gespeicherte Umgebung mit.",
    "Something went wrong on our side during this deployment.":
        "Bei uns ist während dieses Deployments etwas schiefgegangen.",
    "The state of the containers is shown above.": "Der Zustand der Container steht oben.",
    "Look at the server's log for the details, then retry.":
        "Einzelheiten stehen im Log des Servers; versuche es dann erneut.",
    "Only {free} MB are free on the disk; a build needs at least {least} MB.":
        "Auf der Festplatte sind nur {free} MB frei; ein Build braucht mindestens {least} MB.",
    "The server stopped {count} times during this deployment.":
        "Der Server wurde während dieses Deployments {count}-mal beendet.",
    "Look at the server's log for what stopped it, then retry.":
        "Sieh im Log des Servers nach, was ihn beendet hat, und versuche es dann erneut.",
    "{at}: {names} counts before the repository is read, so it can't be set there.":
        "{at}: {names} zählt, bevor das Repository gelesen wird, und kann dort deshalb nicht gesetzt werden.",
    '{at}: {names} goes beyond what this stack\'s repository may set ("{demand}").':
        "{at}: {names} geht über das hinaus, was das Repository dieses Stacks setzen darf („{demand}“).",
    "Nothing was built, and the running containers were not touched.":
        "Es wurde nichts gebaut, und die laufenden Container wurden nicht angerührt.",
    "Take the line out and push again; set it in the Build tab instead.":
        "Nimm die Zeile heraus und pushe erneut; setze es stattdessen im Tab „Build“.",
    'Take the line out and push again, or let an administrator allow "{demand}" in the Build tab under "From the repository".':
        "Nimm die Zeile heraus und pushe erneut, oder lass einen Administrator „{demand}“ im Tab „Build“ unter „Aus dem Repository“ erlauben.",
    "Code from outside runs no commands on the host, but this stack has some.":
        "Code von außen führt keine Befehle auf dem Host aus, aber dieser Stack hat welche.",
    "Nothing of it was run.": "Nichts davon wurde ausgeführt.",
    "Connect the repository to a stack without such commands too, and let the rules of that one take pull requests.":
        "Verbinde das Repository auch mit einem Stack ohne solche Befehle, und lass dessen Regeln Pull Requests annehmen.",
    'The stack "{stack}" is no longer connected to a repository.':
        "Der Stack „{stack}“ ist mit keinem Repository mehr verbunden.",
    "Connect the stack to a repository and deploy again.":
        "Verbinde den Stack mit einem Repository und deploye erneut.",
    "Push a newer commit, or deploy {sha} by hand to have it all the same.":
        "Pushe einen neueren Commit, oder deploye {sha} von Hand, um ihn trotzdem zu haben.",
    "Commit {sha} is older than {live}, which is live.": "Commit {sha} ist älter als {live}, der live ist.",
    "Nothing needs to be done; to go back to it, deploy it by hand.":
        "Es ist nichts zu tun; um zu ihm zurückzugehen, deploye ihn von Hand.",
    'Code from outside gets no secrets, but "{stack}" would give it the values of {name}.':
        "Code von außen bekommt keine Geheimnisse, aber „{stack}“ würde ihm die Werte von {name} geben.",
    "Connect the repository to a stack without secrets too, and let the rules of that one take pull requests.":
        "Verbinde das Repository auch mit einem Stack ohne Geheimnisse, und lass dessen Regeln Pull Requests annehmen.",
    "Code from outside gets no rights on the host, but here {text}.":
        "Code von außen bekommt keine Rechte auf dem Host, aber hier: {text}.",
    "Connect the repository to a stack whose compose file needs no such rights, and let the rules of that one take pull requests.":
        "Verbinde das Repository mit einem Stack, dessen Compose-Datei keine solchen Rechte braucht, und lass dessen Regeln Pull Requests annehmen.",
};
