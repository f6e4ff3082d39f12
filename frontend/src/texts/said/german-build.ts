import type { englishBuild } from "./english-build";

export const germanBuild: Record<(typeof englishBuild)[number], string> = {
    "The build of {service} failed: it used more than {memoryMb} MB of memory ({output}).":
        "Der Build von {service} ist fehlgeschlagen: er brauchte mehr als {memoryMb} MB Arbeitsspeicher ({output}).",
    "Allow the stack's builds more memory in the Build tab (limits), or let the build take less.":
        "Erlaube den Builds des Stacks im Tab „Build“ mehr Arbeitsspeicher (Grenzen), oder lass den Build weniger brauchen.",
    "The build of {service} wants to start from {foreign}, which another stack built.":
        "Der Build von {service} will von {foreign} ausgehen, das ein anderer Stack gebaut hat.",
    "Start from an image of this stack or of a registry.":
        "Gehe von einem Image dieses Stacks oder einer Registry aus.",
    "The build of {service} failed: {output}.": "Der Build von {service} ist fehlgeschlagen: {output}.",
    "The log shows the build's output; correct the cause and push again.":
        "Das Log zeigt die Ausgabe des Builds; behebe die Ursache und pushe erneut.",
    "The builds of {ring} start from each other's images.":
        "Die Builds von {ring} gehen jeweils von den Images der anderen aus.",
    "Take one of the contexts that begin with service: out of the compose file.":
        "Nimm einen der Kontexte, die mit service: beginnen, aus der Compose-Datei.",
    "The build of {service} ended without an image.": "Der Build von {service} endete ohne Image.",
    "Look at the build's output in the log.": "Sieh dir die Ausgabe des Builds im Log an.",
    "The build shall get the secret {missing}, which this stack has no value for.":
        "Der Build soll das Geheimnis {missing} bekommen, für das dieser Stack keinen Wert hat.",
    "Store it in the Build tab, or take its name out of the build settings.":
        "Hinterlege es im Tab „Build“, oder nimm den Namen aus den Build-Einstellungen.",
    'The setting {setting} has "{local}", which is no cache in a registry.':
        "In der Einstellung {setting} steht „{local}“, und das ist kein Cache in einer Registry.",
    "Write an image's name, or type=registry,ref=<image>.":
        "Schreibe den Namen eines Images oder type=registry,ref=<image>.",
    "{what} is called {odd}.": "{what} heißt {odd}.",
    "Use letters, digits, dots, dashes and _ only.": "Nimm nur Buchstaben, Ziffern, Punkte, Bindestriche und _.",
    "The build of {service} starts from the service {other}, which has no image.":
        "Der Build von {service} geht vom Dienst {other} aus, der kein Image hat.",
    'Write a service of the compose file after "service:" in additional_contexts.':
        "Schreibe in additional_contexts hinter „service:“ einen Dienst der Compose-Datei.",
    "{file}, the file of secrets.{name}, which a build mounts, is not in the commit.":
        "{file}, die Datei von secrets.{name}, die ein Build einbindet, ist nicht im Commit.",
    "Store the value as a build secret called {name} and name it in buildSecrets, without secrets: in build:.":
        "Hinterlege den Wert als Build-Geheimnis namens {name} und nenne es in buildSecrets, ohne secrets: in build:.",
    "The build context of {service}, {folder}, is not in the commit.":
        "Der Build-Kontext von {service}, {folder}, ist nicht im Commit.",
    "Commit the folder, or correct the context; a command before the build may make it, too.":
        "Committe den Ordner, oder berichtige den Kontext; auch ein Befehl vor dem Build darf ihn anlegen.",
    "{title}, {file}, is not in the commit.": "{title}, {file}, ist nicht im Commit.",
    "Commit the file, or correct its path; it is looked for below the build context.":
        "Committe die Datei, oder berichtige ihren Pfad; sie wird unterhalb des Build-Kontexts gesucht.",
    "{what}, which is not one of Docker's own.": "{what}, und das ist keines von Dockers eigenen.",
    "Use docker/dockerfile as syntax, or none.": "Nimm docker/dockerfile als syntax, oder keines.",
    "The service {service} has only a build section, but the stack is set to use {builder}.":
        "Der Dienst {service} hat nur einen Abschnitt build, aber der Stack ist auf {builder} eingestellt.",
    'Give the service an image, or set the builder to "compose".':
        "Gib dem Dienst ein Image, oder stelle den Builder auf „compose“.",
    "The builder {name} needs the program {program}, which is not on this server.":
        "Der Builder {name} braucht das Programm {program}, das auf diesem Server fehlt.",
    "Commit the folder, add a build command that makes it, or correct its name.":
        "Committe den Ordner, füge einen Build-Befehl hinzu, der ihn anlegt, oder berichtige seinen Namen.",
    'Choose the service in the Build tab or as "service": {candidates}.':
        'Wähle den Dienst im Tab „Build“ oder als "service": {candidates}.',
    "The command did nothing.": "Der Befehl hat nichts getan.",
    'Canceled: the command "{title}" was ended with everything that it had started.':
        "Abgebrochen: der Befehl „{title}“ wurde mit allem beendet, was er gestartet hatte.",
    "Start it again when you are ready.": "Starte es erneut, wenn du so weit bist.",
    'Canceled while the command "{title}" was running, which must not be interrupted and runs on.':
        "Abgebrochen, während der Befehl „{title}“ lief; er darf nicht unterbrochen werden und läuft weiter.",
    "Wait until it has ended before you start it again.": "Warte, bis er zu Ende ist, bevor du ihn erneut startest.",
    "Code from outside may not run commands on the host.": "Code von außen darf keine Befehle auf dem Host ausführen.",
    "Let the command run in an image, or take the change into a branch of the repository first.":
        "Lass den Befehl in einem Image laufen, oder übernimm die Änderung zuerst in einen Branch des Repositorys.",
    "The stack {stack} may not run commands on the host.":
        "Der Stack {stack} darf keine Befehle auf dem Host ausführen.",
    "Let the command run in an image, or ask an administrator to allow commands on the host for this stack in the settings.":
        "Lass den Befehl in einem Image laufen, oder bitte einen Administrator, diesem Stack in den Einstellungen Befehle auf dem Host zu erlauben.",
    "The stack has no service {service} for the command to run in.":
        "Der Stack hat keinen Dienst {service}, in dem der Befehl laufen könnte.",
    "Change runIn to one of its services: {services}.": "Ändere runIn auf einen seiner Dienste: {services}.",
    "A command that is one line needs a shell; write `run` as a list of arguments, or use an image with a shell.":
        "Ein Befehl in einer Zeile braucht eine Shell; schreibe `run` als Liste von Argumenten, oder nimm ein Image mit einer Shell.",
    "Check the first entry of `run`, or use an image that has the program.":
        "Prüfe den ersten Eintrag von `run`, oder nimm ein Image, das das Programm hat.",
    "The running stack was not touched.": "Der laufende Stack wurde nicht angerührt.",
    "The compose file needs the variable {missing}, which has no value{reason}.":
        "Die Compose-Datei braucht die Variable {missing}, die keinen Wert hat{reason}.",
    "Add {missing} to the stack's environment.": "Füge {missing} der Umgebung des Stacks hinzu.",
    "The compose file can't be used: {reason}.": "Die Compose-Datei kann nicht benutzt werden: {reason}.",
    "Correct the file and push again; `docker compose config` shows the same error.":
        "Berichtige die Datei und pushe erneut; `docker compose config` zeigt denselben Fehler.",
    "Nothing was read from there, and nothing was changed.": "Dort wurde nichts gelesen, und es wurde nichts geändert.",
    "Use a path inside the repository.": "Nimm einen Pfad innerhalb des Repositorys.",
};
