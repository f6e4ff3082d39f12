/** Der Assistent „Aus Git bereitstellen“ und die Tabelle eines Stacks, der übernommen wird. */
export const germanWizard = {
    "wizard.title": "Aus Git bereitstellen",
    "wizard.door": "Vom Repository zu laufenden Containern, und danach mit jedem Push. Vier kurze Schritte.",
    "wizard.steps": "Schritte",
    "wizard.step.address": "Adresse",
    "wizard.step.files": "Compose-Datei",
    "wizard.step.preview": "Was geschieht",
    "wizard.step.live": "Live gehen",
    "wizard.step.done": "(erledigt)",
    "wizard.back": "Zurück",
    "wizard.leave":
        "„Aus Git bereitstellen“ verlassen? Was hier gewählt und eingegeben wurde, geht verloren; verbunden ist noch nichts.",
    "wizard.leaveLive":
        "„Aus Git bereitstellen“ verlassen? Was verbunden ist, bleibt es. Aber das Secret des Webhooks wird nicht noch einmal angezeigt, und was für Stacks eingegeben und gewährt wurde, die noch weder bereitgestellt noch geöffnet sind, geht verloren.",
    "wizard.look": "Ansehen",
    "wizard.looking": "Wird angesehen…",
    "wizard.lookAgain": "Noch einmal ansehen",
    "wizard.address.meaning":
        "Füge die Adresse ein, die das Repository unter „Clone“ oder „Code“ zeigt. Noch wird nichts gespeichert.",
    "wizard.branch.own": "der des Repositorys",
    "wizard.private.ask": "Es ist privat",
    "wizard.private.title": "Ein privates Repository: eines von beiden",
    "wizard.deployKey": "Deploy-Schlüssel",
    "wizard.deployKey.ssh":
        "Nur für dieses eine Repository, über SSH. Er braucht die SSH-Adresse, die {forge} neben der anderen zeigt.",
    "wizard.deployKey.help":
        "Lass den Schlüssel leer und speichere: einer wird erzeugt und sein öffentlicher Teil gezeigt. Trage diesen bei {forge} in den Einstellungen des Repositorys unter Deploy-Schlüssel ein, nur zum Lesen; dann sieh noch einmal nach.",
    "wizard.deployKey.use": "{address} verwenden",
    "wizard.token.github":
        "Settings → Developer settings → Fine-grained tokens: dieses Repository, „Contents: read-only“. Mit „Webhooks“ und „Commit statuses“ (read and write) wird der Webhook für dich angelegt.",
    "wizard.token.gitlab":
        "Settings → Access tokens des Projekts: Rolle Reporter und „read_repository“. Mit Maintainer und „api“ wird der Webhook für dich angelegt.",
    "wizard.token.bitbucket":
        "Repository settings → Access tokens: „Repositories: read“, und „Webhooks“, wenn er für dich angelegt werden soll. Der Benutzername ist x-token-auth.",
    "wizard.token.bitbucketDc":
        "Repository settings → HTTP access tokens: „Repository read“; mit „Repository admin“ wird der Webhook für dich angelegt.",
    "wizard.token.gitea":
        "Einstellungen → Anwendungen → Token erzeugen: „repository: Lesen“; mit „Lesen und Schreiben“ wird der Webhook für dich angelegt.",
    "wizard.token.gogs": "Einstellungen → Anwendungen → Neuen Token generieren. Dazu gehört dein Benutzername.",
    "wizard.token.azure": "User settings → Personal access tokens: „Code: read“.",
    "wizard.token.generic": "Ein Token oder Passwort, das dieses Repository lesen darf.",
    "wizard.files.one": "Das wurde gefunden. Wähle den Namen des Stacks.",
    "wizard.files.several":
        "Diese Compose-Dateien wurden gefunden. Wähle eine oder mehrere: sie teilen sich einen Webhook.",
    "wizard.files.none":
        "Auf {branch} ist keine Compose-Datei. Wähle einen anderen Branch, oder lege eine compose.yaml ins Repository und sieh noch einmal nach.",
    "wizard.next": "Zeigen, was geschähe ({count})",
    "wizard.comparing": "Der Commit wird gelesen und mit dem verglichen, was läuft…",
    "wizard.preview.meaning":
        "Bisher wurde kein Stack verbunden oder verändert, und auch das Verbinden stellt nichts bereit.",
    "wizard.existing":
        "{stack} gibt es hier schon. Der Stack wird übernommen, wie er ist, und festgehalten, sodass du zu ihm zurückkannst; was Git gleicht, behält seine Container.",
    "wizard.portTaken":
        "{service} will den Port {port}, den der Container {by} hat: mach ihn frei, oder veröffentliche in der Compose-Datei einen anderen. Bis dahin schlägt das erste Deployment fehl.",
    "wizard.deployAll": "Alle deployen ({count})",
    "wizard.byHand": "Stattdessen den Webhook von Hand einrichten",
    "wizard.environment": "Variablen, die noch keinen Wert haben",
    "wizard.environment.help": "Sie kommen in die .env des Stacks auf diesem Server, nie nach Git.",
    "wizard.environment.required": "Pflicht",
    "wizard.environment.first": "Trag zuerst einen Wert für {keys} ein: Ohne ihn kann kein Deployment starten.",
    "wizard.grant": "Ich gewähre, was oben als „nicht gewährt“ steht ({count}), und nicht mehr.",
    "wizard.connect": "Verbinden ({count})",
    "wizard.automatic": "Jeden Push von selbst bereitstellen",
    "wizard.delivery.waiting":
        "Wartet auf die erste Zustellung: richte den Webhook wie unten beschrieben ein, drücke dort „Test“ oder pushe etwas. Dieser Hinweis ändert sich von selbst.",
    "wizard.delivery.came": "Eine Zustellung ist angekommen: der Webhook funktioniert.",
    "wizard.deploy": "Jetzt bereitstellen",
    "wizard.succeeded": "{stack} ist live. Von nun an kann jeder Push ihn bereitstellen.",
    "wizard.open": "{stack} öffnen",

    "adoption.title": "Dateien von {stack} neben denen in Git",
    "adoption.file": "Datei",
    "adoption.standing": "Vergleich",
    "adoption.becomes": "Was daraus wird",
    "adoption.same": "gleich",
    "adoption.differs": "verschieden",
    "adoption.here": "nur hier",
    "adoption.git": "nur in Git",
    "adoption.compose": "die aus Git zählt; deine bleibt als Release #0 erhalten",
    "adoption.environment": "deine bleibt; die aus Git ergänzt nur, was fehlt",
    "adoption.stays": "deine bleibt",
    "adoption.onlyInGit": "Dazu {count} Dateien, die nur in Git sind oder nicht verglichen wurden.",
    "adoption.onlyInGitOne": "Dazu eine Datei, die nur in Git ist oder nicht verglichen wurde.",
};
