import type { englishStacks } from "./english-stacks";

export const germanStacks: Record<(typeof englishStacks)[number], string> = {
    "This server knows no other instances.": "Dieser Server kennt keine anderen Instanzen.",
    "Use Dockge itself to reach stacks on other machines.":
        "Nimm Dockge selbst, um Stacks auf anderen Maschinen zu erreichen.",
    "This server does not know that event.": "Dieser Server kennt dieses Ereignis nicht.",
    "Reload the page: it may be older or newer than the server.":
        "Lade die Seite neu: vielleicht ist sie älter oder neuer als der Server.",
    "There were too many failed logins.": "Es gab zu viele fehlgeschlagene Anmeldungen.",
    "Wait {seconds} seconds, then try again.": "Warte {seconds} Sekunden und versuche es dann erneut.",
    "The current password is wrong.": "Das jetzige Passwort ist falsch.",
    "Check it and try again.": "Prüfe es und versuche es erneut.",
    "Another operation runs on this stack.": "An diesem Stack ist schon etwas anderes am Werk.",
    "It goes on undisturbed.": "Es geht ungestört weiter.",
    "Wait until it has finished, then try again.": "Warte, bis es fertig ist, und versuche es dann erneut.",
    "This password is too weak.": "Dieses Passwort ist zu schwach.",
    "Take at least {count} characters, letters and something else among them.":
        "Nimm mindestens {count} Zeichen, darunter Buchstaben und noch etwas anderes.",
    "This password is longer than {count} bytes.": "Dieses Passwort ist länger als {count} Bytes.",
    "Take a shorter one: what is behind that would not count.":
        "Nimm ein kürzeres: was dahinter steht, würde nicht zählen.",
    "You are not logged in.": "Du bist nicht angemeldet.",
    "Log in first.": "Melde dich zuerst an.",
    "What ran before and was not named in the output still runs.":
        "Was vorher lief und in der Ausgabe nicht genannt ist, läuft noch.",
    "Read the output above: its last lines say why.": "Lies die Ausgabe oben: ihre letzten Zeilen sagen, warum.",
    "This is not a service's name.": "Das ist kein Name eines Dienstes.",
    "Choose one of the services of the stack.": "Wähle einen der Dienste des Stacks.",
    "Nothing was saved.": "Es wurde nichts gespeichert.",
    "Correct the line and save again.": "Berichtige die Zeile und speichere erneut.",
    'There is a stack "{name}" already.': "Es gibt schon einen Stack „{name}“.",
    "It was not touched.": "Er wurde nicht angerührt.",
    "Choose another name, or open that stack.": "Wähle einen anderen Namen, oder öffne diesen Stack.",
    'There is no stack "{name}" in the stacks directory any more.':
        "Im Stacks-Verzeichnis gibt es keinen Stack „{name}“ mehr.",
    "Keep a copy of your text and create the stack anew.": "Bewahre deinen Text auf und lege den Stack neu an.",
    "This is not a stack's name.": "Das ist kein Name für einen Stack.",
    "Use a-z, 0-9, - and _ only, with a letter or digit first.":
        "Nimm nur a-z, 0-9, - und _, mit einem Buchstaben oder einer Ziffer am Anfang.",
    'There is no stack "{name}" in the stacks directory.': "Im Stacks-Verzeichnis gibt es keinen Stack „{name}“.",
    "Look at the list of stacks: it may have been renamed or deleted.":
        "Sieh in die Liste der Stacks: vielleicht wurde er umbenannt oder gelöscht.",
    "One of the values is not {expected}.": "Einer der Werte ist nicht {expected}.",
    "This connection is not logged in.": "Diese Verbindung ist nicht angemeldet.",
    "Log in, then try again.": "Melde dich an und versuche es dann erneut.",
    "More than {count} logs are open on this page.": "Auf dieser Seite sind mehr als {count} Logs offen.",
    "Close some of them first.": "Schließe zuerst einige davon.",
    'The credential "{name}" is of the kind {kind}, which has no {foreign}.':
        "Die Zugangsdaten „{name}“ sind von der Art {kind}, die kein {foreign} hat.",
    "It was not changed.": "Sie wurden nicht geändert.",
    "This kind takes: {allowed}. For another kind or host add a new credential.":
        "Diese Art nimmt: {allowed}. Füge für eine andere Art oder einen anderen Host neue Zugangsdaten hinzu.",
    "There is no repository {id}.": "Es gibt kein Repository {id}.",
    "Take the id from the list of repositories.": "Nimm die Id aus der Liste der Repositorys.",
    "{url} is connected already, as a repository of its own.": "{url} ist schon verbunden, als eigenes Repository.",
    "Change the URL of single stacks in their Repository tab: they join that repository.":
        "Ändere die URL einzelner Stacks in ihrem Tab „Repository“: sie schließen sich jenem Repository an.",
    "The chosen credential does not exist any more.": "Die gewählten Zugangsdaten gibt es nicht mehr.",
    "Choose another one or add it again.": "Wähle andere, oder füge sie wieder hinzu.",
    'The credential "{name}" is a login at a registry of images.':
        "Die Zugangsdaten „{name}“ sind eine Anmeldung bei einer Registry für Images.",
    "Choose a credential for Git, or add one.": "Wähle Zugangsdaten für Git, oder füge welche hinzu.",
    "Another row connects the stack {stack} already.": "Eine andere Zeile verbindet den Stack {stack} schon.",
    "This row was left out.": "Diese Zeile wurde ausgelassen.",
    "Give each row a stack of its own.": "Gib jeder Zeile einen eigenen Stack.",
    "{lacking} is not on {branch}.": "{lacking} ist nicht auf {branch}.",
    "This stack was not connected.": "Dieser Stack wurde nicht verbunden.",
    "Look at the repository again, or correct the path.": "Sieh noch einmal ins Repository, oder berichtige den Pfad.",
    "The stack {stack} is connected to {url}, branch {branch}, already.":
        "Der Stack {stack} ist schon mit {url}, Branch {branch}, verbunden.",
    "Its connection stays as it is.": "Seine Verbindung bleibt, wie sie ist.",
    "Change it in its Repository tab, or choose another name for this row.":
        "Ändere sie in seinem Tab „Repository“, oder wähle einen anderen Namen für diese Zeile.",
    "Deployment {id} has no canary that can be decided about now.":
        "Über kein Canary von Deployment {id} ist gerade zu entscheiden.",
    "A canary can be promoted or aborted once, while a part of the traffic goes to the new version.":
        "Ein Canary kann einmal freigegeben oder abgebrochen werden, solange ein Teil des Verkehrs an die neue Version geht.",
    "Another stack has this token already.": "Ein anderer Stack hat dieses Token schon.",
    "Both stacks keep the URL that they have.": "Beide Stacks behalten die URL, die sie haben.",
    "Leave the token out to get a new one.": "Lass das Token weg, um ein neues zu bekommen.",
    "The edit changes nothing that could be written into the repository's files.":
        "Die Änderung ändert nichts, was in die Dateien des Repositorys geschrieben werden könnte.",
    "Nothing was pushed.": "Es wurde nichts gepusht.",
    "Keep the edit as a local change, or discard it.": "Behalte die Änderung örtlich, oder verwirf sie.",
    "The stack's files were changed since you looked at them.":
        "Die Dateien des Stacks wurden geändert, seit du sie angesehen hast.",
    "Nothing was done with them.": "Mit ihnen wurde nichts getan.",
    "Look at the change again and decide anew.": "Sieh dir die Änderung noch einmal an und entscheide neu.",
    "The edit changes nothing that the repository's compose file says, so there is nothing to keep.":
        "Die Änderung ändert nichts, was in der Compose-Datei des Repositorys steht, also gibt es nichts zu behalten.",
    "Values of .env are kept by themselves; anything else can be discarded.":
        "Werte in .env bleiben von selbst erhalten; alles andere lässt sich verwerfen.",
    'The live release of "{stack}" was made of no commit, so there is nothing to compare the edit with.':
        "Das Release von „{stack}“, das live ist, kam von keinem Commit, also lässt sich die Änderung mit nichts vergleichen.",
    "Deploy the stack from Git first.": "Deploye den Stack zuerst aus Git.",
    "The live commit {sha} is not part of the branch {branch} as it is now: it came from a fork or another branch, the branch was rewritten, or the repository is another one by now.":
        "Der Commit {sha}, der live ist, gehört nicht zum Branch {branch}, wie er jetzt ist: er kam von einem Fork oder einem anderen Branch, der Branch wurde umgeschrieben, oder das Repository ist inzwischen ein anderes.",
    "Nothing was pushed, and the edited files are as you left them.":
        "Es wurde nichts gepusht, und die bearbeiteten Dateien sind, wie du sie gelassen hast.",
    "Keep the edit as a local change, deploy {branch}, and commit it then.":
        "Behalte die Änderung örtlich, deploye {branch}, und committe sie dann.",
    "The edit writes out what looks like a secret: {places}.":
        "Die Änderung schreibt etwas aus, das nach einem Geheimnis aussieht: {places}.",
    "Put the value into .env, name it as ${KEY} in the compose file, and commit again; or keep the edit as a local change.":
        "Schreibe den Wert in .env, nenne ihn in der Compose-Datei ${KEY} und committe erneut; oder behalte die Änderung örtlich.",
    "The .env file was changed since you opened it.": "Die Datei .env wurde geändert, seit du sie geöffnet hast.",
    "Nothing was overwritten.": "Es wurde nichts überschrieben.",
    "Load it again and repeat your change.": "Lade sie neu und wiederhole deine Änderung.",
    'There is no stack "{stack}".': "Es gibt keinen Stack „{stack}“.",
    "Create it first, or connect it to a repository.": "Lege ihn zuerst an, oder verbinde ihn mit einem Repository.",
    "{key} in .env would make compose use another file or project than the one that is checked.":
        "Mit {key} in .env nähme Compose eine andere Datei oder ein anderes Projekt als das geprüfte.",
    "Remove {key}; the compose file's path is set in the Repository tab.":
        "Entferne {key}; der Pfad der Compose-Datei wird im Tab „Repository“ gesetzt.",
    "Deployment {id} is already {state}.": "Deployment {id} ist schon {state}.",
    "Only a queued, waiting or running deployment can be canceled.":
        "Nur ein Deployment in der Warteschlange, ein wartendes oder ein laufendes lässt sich abbrechen.",
    'The .env file of "{stack}" is live as it is.': "Die Datei .env von „{stack}“ ist so, wie sie ist, schon live.",
    "Save a change first.": "Speichere zuerst eine Änderung.",
    'The stack "{stack}" has no release with the id {id}.': "Der Stack „{stack}“ hat kein Release mit der Id {id}.",
    "Choose one of GET /stacks/:stack/releases.": "Wähle eines aus der Liste der Releases.",
    "The value of {lost} can't be written so that compose reads it back.":
        "Der Wert von {lost} lässt sich nicht so schreiben, dass Compose ihn wieder liest.",
    "Look at the file as text: a line before it may lack its closing quote.":
        "Sieh dir die Datei als Text an: vielleicht fehlt einer Zeile davor das schließende Anführungszeichen.",
    'The .env file of "{stack}" has no key {key}.': "Die Datei .env von „{stack}“ hat keinen Schlüssel {key}.",
    "Load the environment again: somebody may have taken it away.":
        "Lade die Umgebung neu: vielleicht hat ihn jemand entfernt.",
    'The stack "{stack}" is not connected to a Git repository.':
        "Der Stack „{stack}“ ist mit keinem Git-Repository verbunden.",
    "Connect it in the Repository tab, or with PUT /stacks/:stack/repository.": "Verbinde ihn im Tab „Repository“.",
};
