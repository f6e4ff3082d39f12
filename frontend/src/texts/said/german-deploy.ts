import type { englishDeploy } from "./english-deploy";

export const germanDeploy: Record<(typeof englishDeploy)[number], string> = {
    "Docker does not answer.": "Docker antwortet nicht.",
    "Containers that run keep running as they are.": "Laufende Container laufen weiter, wie sie sind.",
    "Check that the Docker Engine runs and that DOCKER_HOST or the mounted socket is right, then try again.":
        "Prüfe, ob die Docker Engine läuft und DOCKER_HOST oder der eingebundene Socket stimmt, und versuche es dann erneut.",
    "The docker command has no buildx plugin, through which images are built.":
        "Dem Befehl docker fehlt das Plugin buildx, über das Images gebaut werden.",
    "Install the package docker-buildx-plugin (docker-buildx on Debian) beside docker, then try again.":
        "Installiere neben docker das Paket docker-buildx-plugin (unter Debian docker-buildx) und versuche es dann erneut.",
    "The docker command has no compose plugin.": "Dem Befehl docker fehlt das Plugin compose.",
    "Install the package docker-compose-plugin beside docker, then try again.":
        "Installiere neben docker das Paket docker-compose-plugin und versuche es dann erneut.",
    "Nothing was changed.": "Es wurde nichts geändert.",
    "The repository has several compose files and none at its root: {names}.":
        "Das Repository hat mehrere Compose-Dateien, aber keine im obersten Ordner: {names}.",
    "The repository has no compose file at its root or one folder below it.":
        "Das Repository hat weder im obersten Ordner noch einen Ordner darunter eine Compose-Datei.",
    "Set the compose file's path in the repository's settings.":
        "Setze den Pfad der Compose-Datei in den Einstellungen des Repositorys.",
    "Add one of {names}, or set the compose file's path in the repository's settings.":
        "Füge eine von {names} hinzu, oder setze den Pfad der Compose-Datei in den Einstellungen des Repositorys.",
    "The commit has no file {name}.": "Der Commit hat keine Datei {name}.",
    "Add the file, or correct the compose file's path in the repository's settings.":
        "Füge die Datei hinzu, oder berichtige den Pfad der Compose-Datei in den Einstellungen des Repositorys.",
    "Nothing was read through it, and nothing was changed.":
        "Darüber wurde nichts gelesen, und es wurde nichts geändert.",
    "Commit the compose file itself.": "Committe die Compose-Datei selbst.",
    "The commit has no file {name}, which the compose file includes or extends.":
        "Der Commit hat keine Datei {name}, die von der Compose-Datei eingebunden oder erweitert wird.",
    "Add the file, or correct its path.": "Füge die Datei hinzu, oder berichtige ihren Pfad.",
    "The included project {name} is refused: it is not in the repository.":
        "Das eingebundene Projekt {name} wird abgelehnt: es ist nicht im Repository.",
    "Nothing was fetched from there, and the running stack was not touched.":
        "Dort wurde nichts geholt, und der laufende Stack wurde nicht angerührt.",
    "Put the included file into the repository, for example as a submodule.":
        "Lege die eingebundene Datei ins Repository, zum Beispiel als Submodul.",
    "{name} can't be used: {reason}.": "{name} kann nicht benutzt werden: {reason}.",
    "The changed environment names another image for {service}; applying it alone keeps all images.":
        "Die geänderte Umgebung nennt für {service} ein anderes Image; wird sie allein angewendet, bleiben alle Images.",
    "Deploy the stack instead: that fetches or builds what is needed.":
        "Deploye stattdessen den Stack: das holt oder baut, was nötig ist.",
    "With the changed environment the volume {key} would be another one, which has none of its data.":
        "Mit der geänderten Umgebung wäre das Volume {key} ein anderes, in dem nichts von seinen Daten ist.",
    "Put the value back, or change the volume's name in the compose file and deploy.":
        "Stelle den Wert zurück, oder ändere den Namen des Volumes in der Compose-Datei und deploye.",
    "The stack's .env sets {key}, which makes compose read another project than this stack.":
        "Die .env des Stacks setzt {key}; damit liest Compose ein anderes Projekt als diesen Stack.",
    "Remove {key} from .env, and set the compose file's path in the repository's settings instead.":
        "Entferne {key} aus .env, und setze den Pfad der Compose-Datei stattdessen in den Einstellungen des Repositorys.",
    "In .env, {message}.": "In .env: {message}.",
    "Add {variable} to the stack's environment.": "Füge {variable} der Umgebung des Stacks hinzu.",
    "Deploy again when ready.": "Deploye erneut, wenn du so weit bist.",
    "The new version of {service} {detail} (container {member}).":
        "Die neue Version von {service} {detail} (Container {member}).",
    "It got no other requests; the old version serves as before.":
        "Sie bekam keine anderen Anfragen; die alte Version bedient wie zuvor.",
    "Correct what the test found, or the test in the settings, and push again.":
        "Berichtige, was der Test gefunden hat, oder den Test in den Einstellungen, und pushe erneut.",
    "The switch of {service} does not answer after {timeout} s.":
        "Der Switch von {service} antwortet nach {timeout} s nicht.",
    "Look at the log of {switchService}, then deploy again.":
        "Sieh ins Log von {switchService} und deploye dann erneut.",
    "{wanted} is mounted writable, but lies above the compose file's folder.":
        "{wanted} ist schreibbar eingebunden, liegt aber über dem Ordner der Compose-Datei.",
    "Mount it read-only, or move it below the compose file.":
        "Binde es nur lesbar ein, oder lege es unter die Compose-Datei.",
    "A local change that is kept for this stack no longer fits the commit: {edit}.":
        "Eine örtliche Änderung, die für diesen Stack aufbewahrt ist, passt nicht mehr zum Commit: {edit}.",
    "Drop the local change in the stack's panel, or edit the stack's file anew and keep that.":
        "Verwirf die örtliche Änderung im Panel des Stacks, oder bearbeite die Datei des Stacks neu und behalte das.",
    "The stack's directory has no compose file.": "Im Verzeichnis des Stacks ist keine Compose-Datei.",
    "Discard the change: that puts the released file back.":
        "Verwirf die Änderung: das stellt die veröffentlichte Datei wieder her.",
    "The last lines of its output stand in the log. Correct the cause and push again.":
        "Die letzten Zeilen seiner Ausgabe stehen im Log. Behebe die Ursache und pushe erneut.",
    "Look at the service's log, correct the cause and push again.":
        "Sieh ins Log des Dienstes, behebe die Ursache und pushe erneut.",
    "Canceled while {task} had not ended yet; the command was not started.":
        "Abgebrochen, als {task} noch nicht zu Ende war; der Befehl wurde nicht gestartet.",
    "The image of {service} is no longer on this machine, and building the release's commit didn't make it.":
        "Das Image von {service} ist nicht mehr auf dieser Maschine, und der Build des Commits von damals hat es nicht erzeugt.",
    "Choose another release, or deploy the commit anew.": "Wähle ein anderes Release, oder deploye den Commit neu.",
    "The stack's containers can't be removed: {stderr}.":
        "Die Container des Stacks können nicht entfernt werden: {stderr}.",
    "Volumes and files were not touched.": "Volumes und Dateien wurden nicht angerührt.",
    "Look at the containers with docker ps, then try again.":
        "Sieh dir die Container mit docker ps an und versuche es dann erneut.",
    "The image {reference} of {service} is no longer on this machine.":
        "Das Image {reference} von {service} ist nicht mehr auf dieser Maschine.",
    "Deploy the release's commit again, so that the image is rebuilt.":
        "Deploye den Commit des Releases erneut, damit das Image neu gebaut wird.",
    "Choose another release.": "Wähle ein anderes Release.",
    "{message} When it failed: {standings}.": "{message} Beim Fehlschlag: {standings}.",
    "{changed} of the stack changed while this deployment was being prepared.":
        "{changed} des Stacks wurde geändert, während dieses Deployment vorbereitet wurde.",
    "Your version stays, and the running containers were not touched.":
        "Deine Fassung bleibt, und die laufenden Container wurden nicht angerührt.",
    "Deploy again: that starts from what is there now.": "Deploye erneut: das geht von dem aus, was jetzt da ist.",
    "Port {port} is already in use on this machine.": "Der Port {port} ist auf dieser Maschine schon belegt.",
    "Stop what uses the port, or publish another one in the compose file, then deploy again.":
        "Beende, was den Port belegt, oder veröffentliche in der Compose-Datei einen anderen, und deploye dann erneut.",
    "Docker can't start the stack: {reason}.": "Docker kann den Stack nicht starten: {reason}.",
    "Correct the compose file and push again.": "Berichtige die Compose-Datei und pushe erneut.",
    "{at} is refused: {reason}.": "{at} wird abgelehnt: {reason}.",
    "Take the LABEL out of the Dockerfile or of the image that it starts from, and push again.":
        "Nimm das LABEL aus dem Dockerfile oder aus dem Image, von dem es ausgeht, und pushe erneut.",
    "Write the labels under `labels:` and push again.": "Schreibe die Labels unter `labels:` und pushe erneut.",
    "This commit asks for more than the stack may do: {missing}.":
        "Dieser Commit verlangt mehr, als der Stack darf: {missing}.",
    "If that is intended, grant exactly this in the stack's panel and deploy again.":
        "Ist das so gewollt, gewähre im Panel des Stacks genau das und deploye erneut.",
    "Take the setting out of the compose file and push again.":
        "Nimm die Einstellung aus der Compose-Datei und pushe erneut.",
    "The compose file can't be used: it has no services.":
        "Die Compose-Datei kann nicht benutzt werden: sie hat keine Dienste.",
    "Add a service and push again, or choose another compose file in the Repository tab.":
        "Füge einen Dienst hinzu und pushe erneut, oder wähle im Tab „Repository“ eine andere Compose-Datei.",
    "They were not touched, and nothing was changed.": "Sie wurden nicht angerührt, und es wurde nichts geändert.",
    "A project {stack} already runs from {folder}: {named}.":
        "Ein Projekt {stack} läuft schon, und zwar aus {folder}: {named}.",
    "Give this stack another name. If only its folder was moved, take it down and start it again first.":
        "Gib diesem Stack einen anderen Namen. Wurde nur sein Ordner verschoben, nimm ihn herunter und starte ihn zuerst wieder.",
    "A project {stack} already runs, but its compose file is gone: {named}.":
        "Ein Projekt {stack} läuft schon, aber seine Compose-Datei ist weg: {named}.",
    "Put the compose file back into the stack's directory, or take the project down, then deploy again.":
        "Lege die Compose-Datei wieder ins Verzeichnis des Stacks, oder nimm das Projekt herunter, und deploye dann erneut.",
    "{section}.{name} takes the variable {variable}, which the server's own process has.":
        "{section}.{name} nimmt die Variable {variable}, die der Prozess des Servers selbst hat.",
    "Use another name, which the stack's environment answers, or a file.":
        "Nimm einen anderen Namen, den die Umgebung des Stacks beantwortet, oder eine Datei.",
    "Test the login at {host} in the CI/CD settings, and give it a new secret or more rights.":
        "Teste die Anmeldung bei {host} in den CI/CD-Einstellungen, und gib ihr ein neues Geheimnis oder mehr Rechte.",
    'Check the image\'s name, or add a login at {host} (kind "registry") in the CI/CD settings.':
        "Prüfe den Namen des Images, oder füge in den CI/CD-Einstellungen eine Anmeldung bei {host} hinzu (Art „Registry“).",
    "Check the image's name and tag; a private image needs a login that may read it.":
        "Prüfe Name und Tag des Images; ein privates Image braucht eine Anmeldung, die es lesen darf.",
    "Wait, then deploy again.": "Warte und deploye dann erneut.",
    "It was tried several times; deploy again when the registry answers.":
        "Es wurde mehrmals versucht; deploye erneut, wenn die Registry antwortet.",
    "Check the image's name, the registry and its login, then retry.":
        "Prüfe den Namen des Images, die Registry und die Anmeldung bei ihr, und versuche es dann erneut.",
    "{host} takes no more requests for now; it wants to be asked again at {time}Z.":
        "{host} nimmt vorerst keine Anfragen mehr an und will um {time}Z wieder gefragt werden.",
    "Wait and deploy again; a login at the registry usually raises its limit.":
        "Warte und deploye erneut; eine Anmeldung bei der Registry erhöht meist deren Grenze.",
    "{file} needs the variable {variable}, which has no value{reason}.":
        "{file} braucht die Variable {variable}, die keinen Wert hat{reason}.",
    "The image {image} of the service {service} is not on this machine after it was pulled.":
        "Das Image {image} des Dienstes {service} ist nach dem Holen nicht auf dieser Maschine.",
    "Check the image's name and platform.": "Prüfe Name und Plattform des Images.",
    "With a traffic switch before it {more}, which it did not without.":
        "Mit einem Traffic-Switch davor {more}, was es ohne ihn nicht tat.",
    "Write the service without anchors and variables in its ports, labels and networks, or set its strategy to recreate.":
        "Schreibe den Dienst in ports, labels und networks ohne Anker und Variablen, oder setze seine Strategie auf recreate.",
    "With the changed environment {name} would listen on port {target}, which its traffic switch doesn't know.":
        "Mit der geänderten Umgebung würde {name} auf dem Port {target} lauschen, den sein Traffic-Switch nicht kennt.",
    "Deploy the stack instead: that prepares the switch for the new port.":
        "Deploye stattdessen den Stack: das bereitet den Switch auf den neuen Port vor.",
    "The settings say how {unknown} is deployed, but the compose file has no service of that name.":
        "Die Einstellungen sagen, wie {unknown} deployt wird, aber die Compose-Datei hat keinen Dienst dieses Namens.",
    "Its services are {known}.": "Ihre Dienste sind {known}.",
    "Correct it and push again; docs/configuration.md lists every setting, docs/cicd.schema.json is for editors.":
        "Berichtige es und pushe erneut; docs/configuration.md nennt jede Einstellung, docs/cicd.schema.json ist für Editoren.",
    "{by} aborted the new version of {service} {at}.": "{by} hat die neue Version von {service} {at} abgebrochen.",
    "The new version of {service} was aborted {at}: {text}.":
        "Die neue Version von {service} wurde {at} abgebrochen: {text}.",
    "The old version ran beside it all the time and takes all of the traffic again.":
        "Die alte Version lief die ganze Zeit daneben und nimmt wieder den ganzen Verkehr.",
    "Look at the new version's log for the failing requests, mend it and push again.":
        "Sieh im Log der neuen Version nach den Anfragen, die scheitern, behebe es und pushe erneut.",
    "Look whether Caddy runs and its admin API can be reached.":
        "Prüfe, ob Caddy läuft und seine Admin-API erreichbar ist.",
    "Caddy, the proxy of {service}, {what}.": "Caddy, der Proxy von {service}, {what}.",
    "It goes on handing requests to the containers that had them.":
        "Er gibt Anfragen weiter an die Container, die sie bisher hatten.",
    "The traffic switch of {service} {what}.": "Der Traffic-Switch von {service} {what}.",
    "Look at the log of the service {service}-switch, then deploy again.":
        "Sieh ins Log des Dienstes {service}-switch und deploye dann erneut.",
    "Traefik, the proxy of {service}, {what}.": "Traefik, der Proxy von {service}, {what}.",
    "Check the folder of its file provider in the settings, and that this server may write there.":
        "Prüfe in den Einstellungen den Ordner seines File-Providers, und ob dieser Server dort schreiben darf.",
    "{what}, and only {free} are free on the disk.": "{what}, und auf der Festplatte sind nur {free} frei.",
    'Free some space ("Disk" in the CI/CD settings shows what takes it), or turn `snapshotVolumes` off.':
        "Schaffe Platz („Speicherplatz“ in den CI/CD-Einstellungen zeigt, was ihn belegt), oder schalte `snapshotVolumes` aus.",
    "The volumes are kept with the release that is live, and what is there now would be kept in their place.":
        "Die Volumes sind mit dem Release aufbewahrt, das live ist, und an ihre Stelle käme, was jetzt darin ist.",
    "No volume was changed, and the copies are as they were.":
        "Kein Volume wurde geändert, und die Kopien sind, wie sie waren.",
    "Roll back without the volumes.": "Rolle ohne die Volumes zurück.",
    "No volumes are kept with this release.": "Mit diesem Release sind keine Volumes aufbewahrt.",
    "No volume was changed.": "Kein Volume wurde geändert.",
    "Docker's socket refuses us (permission denied).": "Dockers Socket weist uns ab (keine Berechtigung).",
    "Docker has not ended the container {name} within {seconds} s.":
        "Docker hat den Container {name} nicht innerhalb von {seconds} s beendet.",
    "It may end later; all others run as they are.": "Er endet vielleicht später; alle anderen laufen, wie sie sind.",
    "Look at Docker's own log, then deploy again.": "Sieh in Dockers eigenes Protokoll, dann deploye erneut.",
    "Docker does not answer ({message}).": "Docker antwortet nicht ({message}).",
    "Let this server's user access Docker's socket, then try again.":
        "Gib dem Benutzer dieses Servers Zugriff auf Dockers Socket und versuche es dann erneut.",
    "The program {file} could not be started ({message}).":
        "Das Programm {file} konnte nicht gestartet werden ({message}).",
    "Nothing was changed by it.": "Dadurch wurde nichts geändert.",
    "Check that {file} is installed where this server runs, then try again.":
        "Prüfe, ob {file} dort installiert ist, wo dieser Server läuft, und versuche es dann erneut.",
    "Canceled: {name} was ended with everything that it had started.":
        "Abgebrochen: {name} wurde mit allem beendet, was es gestartet hatte.",
    "{name} did not finish within {seconds} s and was ended.":
        "{name} wurde nicht innerhalb von {seconds} s fertig und wurde beendet.",
    "Look at the log for where it hung; if it only needs longer, raise the time limit in the build settings.":
        "Sieh im Log nach, wo es hing; braucht es nur länger, erhöhe das Zeitlimit in den Build-Einstellungen.",
    "The free space of {folder} could not be read.": "Der freie Platz von {folder} konnte nicht gelesen werden.",
    "Check that the stacks directory is mounted and readable.":
        "Prüfe, ob das Stacks-Verzeichnis eingebunden und lesbar ist.",
};
