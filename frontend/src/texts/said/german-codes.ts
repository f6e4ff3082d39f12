import type { ErrorTexts } from "./server-words";

export const germanCodes: ErrorTexts = {
    INVALID_INPUT: [
        "Ein Wert fehlt oder ist nicht richtig geschrieben.",
        "Berichtige den Wert; es wurde nichts geändert.",
    ],
    UNKNOWN_SETTING: [
        "Diese Einstellung gibt es nicht; meist ist es ein Tippfehler.",
        "Berichtige den Namen; es wurde nichts geändert.",
    ],
    NOT_LOGGED_IN: [
        "Du bist nicht angemeldet, oder die Sitzung ist abgelaufen.",
        "Melde dich an und versuche es dann erneut.",
    ],
    SIGNATURE_INVALID: [
        "Eine Zustellung ist nicht mit dem Geheimnis dieses Webhooks signiert.",
        "Trage beim Absender das Geheimnis ein, das beim Webhook steht, oder erneuere es dort und hier.",
    ],
    FORBIDDEN: ["Dieses Token darf das nicht.", "Nimm ein Token mit dem nötigen Umfang."],
    NOT_FOUND: ["Das gibt es nicht, oder nicht mehr.", "Lade die Liste neu und wähle daraus."],
    STACK_NAME_INVALID: [
        "Das ist kein Name, den Dockge und Compose annehmen.",
        "Nimm a-z, 0-9, - und _, mit einem Buchstaben oder einer Ziffer am Anfang.",
    ],
    STACK_NOT_FOUND: ["Einen Stack dieses Namens gibt es nicht.", "Prüfe den Namen, oder lege den Stack zuerst an."],
    STACK_NOT_CONNECTED: ["Der Stack ist mit keinem Repository verbunden.", "Verbinde ihn mit einem Git-Repository."],
    STACK_BUSY: [
        "An diesem Stack ist schon ein Deployment oder einer von Dockges Knöpfen am Werk.",
        "Warte, bis es fertig ist, oder brich es ab.",
    ],
    STATE_CONFLICT: [
        "Das geht im jetzigen Zustand nicht, oder nicht mehr.",
        "Lade neu und wähle aus dem, was angeboten wird.",
    ],
    STALE_EDIT: [
        "Was du bearbeitet hast, hat inzwischen jemand anderes geändert.",
        "Lade neu und wiederhole die Änderung am neuen Text.",
    ],
    LOCAL_EDIT_CONFLICTS: [
        "Eine aufbewahrte Änderung von Hand passt nicht mehr zum Commit, der deployt wird.",
        "Verwirf die örtliche Änderung im Panel des Stacks, oder bearbeite die Datei neu und behalte das.",
    ],
    BODY_TOO_LARGE: [
        "Die Zustellung oder Anfrage ist größer als erlaubt.",
        "Erhöhe die Grenze in den Einstellungen, oder sende nur Push-Ereignisse.",
    ],
    CONTENT_TYPE_UNSUPPORTED: [
        "Das ist weder JSON noch ein Formular mit JSON im Feld payload, oder nicht UTF-8.",
        "Wähle beim Absender application/json.",
    ],
    PAYLOAD_INVALID: [
        "Die Zustellung ist signiert, aber kein lesbares JSON.",
        "Sende den Inhalt der Forge selbst, ohne eigene Vorlage.",
    ],
    RATE_LIMITED: ["Es waren zu viele Anfragen.", "Warte und mache dann langsamer weiter."],
    STARTING: [
        "Der Server ist noch nicht bereit, oder er konnte nichts speichern.",
        "Versuche es gleich noch einmal; bleibt es so, sieh ins Log des Servers und nach dem freien Speicherplatz.",
    ],
    INTERNAL: ["Etwas Unerwartetes ist passiert.", "Sieh ins Log des Servers und versuche es dann erneut."],
    URL_REFUSED: ["Diese Adresse wird nicht benutzt.", "Nimm die Clone-URL, die die Forge anzeigt."],
    CREDENTIAL_HOST_MISMATCH: [
        "Die gewählten Zugangsdaten gehören zu einem anderen Host; sie wurden nirgendwohin gesendet.",
        "Wähle Zugangsdaten für diesen Host, oder gib neue ein.",
    ],
    CREDENTIAL_KIND_MISMATCH: [
        "Die gewählten Zugangsdaten passen nicht zur Art der URL.",
        "Wähle Zugangsdaten von der Art der URL, oder die andere URL des Repositorys.",
    ],
    CREDENTIAL_IN_CLEAR: [
        "Die Zugangsdaten gingen über http, wo jeder auf dem Weg sie lesen kann.",
        "Nimm https, oder erlaube http in diesen Zugangsdaten.",
    ],
    REF_INVALID: [
        "Das ist kein Branch, Tag oder Commit, den Git annehmen würde.",
        "Schreibe einen Branch, einen Tag oder einen ganzen Commit.",
    ],
    REPOSITORY_UNREACHABLE: [
        "Die Forge hat nicht geantwortet, oder nicht als Git-Server.",
        "Prüfe die URL und das Netz und versuche es dann erneut; was läuft, ist nicht betroffen.",
    ],
    REPOSITORY_NOT_FOUND: [
        "Die Forge kennt dieses Repository nicht; ein privates kann ohne Zugangsdaten so aussehen.",
        "Prüfe die URL; wähle Zugangsdaten, wenn es privat ist.",
    ],
    REPOSITORY_AUTH: [
        "Die Forge verlangt Zugangsdaten, oder sie lehnt die gewählten ab.",
        "Gib ein Token ein, das das Repository lesen darf; sieh nach, ob es abgelaufen ist.",
    ],
    HOST_KEY_CHANGED: [
        "Der SSH-Host zeigt einen anderen Schlüssel als den gemerkten.",
        "Vergleiche den Fingerabdruck mit dem der Forge und nimm dann den neuen Schlüssel an.",
    ],
    TLS_UNTRUSTED: [
        "Das Zertifikat der Forge stammt von einer Stelle, die dieser Server nicht kennt.",
        "Hinterlege das Zertifikat der Stelle (PEM) für diesen Host.",
    ],
    API_CREDENTIAL_MISSING: [
        "Die API der Forge verlangt ein Token, und es ist kein passendes da.",
        "Wähle in den Einstellungen des Repositorys Zugangsdaten für die API.",
    ],
    FORGE_API_REFUSED: [
        "Die API der Forge hat nicht getan, worum sie gebeten wurde.",
        "Oft fehlt dem Token ein Recht; die Worte der Forge sagen, welches.",
    ],
    FORGE_API_UNSUPPORTED: ["Die API dieser Forge bietet das nicht an.", "Richte es bei der Forge von Hand ein."],
    BRANCH_NOT_FOUND: [
        "Das Repository hat keinen solchen Branch oder Tag.",
        "Wähle einen der Branches, die der Verbindungstest nennt.",
    ],
    BRANCH_REFUSED: [
        "Die Forge nahm keinen Branch mit einer Änderung von Hand an.",
        "Erlaube den Zugangsdaten Branches, die mit dockge/ beginnen, oder ändere es selbst.",
    ],
    COMMIT_NOT_FOUND: ["Das Repository hat diesen Commit nicht, oder nicht mehr.", "Deploye stattdessen den Branch."],
    COMMIT_NOT_ON_BRANCH: [
        "Eine Änderung von Hand kann nicht committet werden: der Commit, der live ist, gehört nicht zum Branch, wie er jetzt ist.",
        "Behalte die Änderung örtlich, deploye den Branch, und committe sie dann.",
    ],
    SECRET_IN_EDIT: [
        "Eine Änderung von Hand kann nicht committet werden: sie schreibt ein Geheimnis aus.",
        "Schreibe den Wert in .env, nenne ihn in der Compose-Datei ${KEY} und committe erneut.",
    ],
    SUBMODULE_REFUSED: [
        "Ein Submodul liegt auf einem anderen Host als das Repository, oder sein Pfad ist nicht erlaubt.",
        "Nimm Submodule desselben Hosts, oder setze für dieses update = none.",
    ],
    COMPOSE_FILE_MISSING: [
        "Im Commit ist keine Compose-Datei, wo sie gesucht wurde.",
        "Setze den Pfad der Compose-Datei, oder füge die Datei hinzu.",
    ],
    COMPOSE_FILE_INVALID: ["Die Compose-Datei kann nicht gelesen werden.", "Berichtige die Datei und pushe erneut."],
    COMPOSE_PATH_ESCAPES: [
        "Die Datei nennt einen Pfad außerhalb des Repositorys.",
        "Halte im Repository, was der Stack braucht.",
    ],
    COMPOSE_PROJECT_CHANGES: [
        "Damit würde Compose an einem anderen Projekt arbeiten als an dem dieses Stacks.",
        "Nimm den Projektnamen aus der Datei, oder mache ihn zum Namen des Stacks.",
    ],
    COMPOSE_SETTING_REFUSED: [
        "Die Datei benutzt eine Einstellung, die hier nicht erlaubt oder nicht bekannt ist.",
        "Nimm sie aus der Datei.",
    ],
    RIGHT_NOT_GRANTED: [
        "Der Commit verlangt mehr, als der Stack darf.",
        "Gewähre genau das im Panel, wenn es so gewollt ist, und deploye dann erneut.",
    ],
    PROJECT_ELSEWHERE: [
        "Container eines Projekts dieses Namens laufen schon aus einem anderen Verzeichnis.",
        "Gib dem Stack einen anderen Namen, oder nimm das andere Projekt zuerst herunter.",
    ],
    ENV_KEY_MISSING: [
        "Die Compose-Datei braucht eine Variable, die .env nicht setzt.",
        "Füge sie im Tab „Umgebung“ hinzu und versuche es dann erneut.",
    ],
    ENV_REDIRECTS_COMPOSE: [
        ".env setzt eine Variable COMPOSE_…, mit der Dockges eigene Knöpfe ein anderes Projekt starten würden.",
        "Nimm die Zeile aus .env; Pfade und Profile stehen in den Einstellungen des Repositorys.",
    ],
    ENV_CHANGES_IMAGE: [
        "Ein geänderter Wert nennt ein anderes Image; wird die Umgebung allein angewendet, bleiben alle Images.",
        "Deploye stattdessen den Stack: das holt oder baut, was nötig ist.",
    ],
    ENV_CHANGES_PORT: [
        "Mit dem neuen Wert würde ein Dienst auf einem Port lauschen, den sein Traffic-Switch nicht kennt.",
        "Deploye stattdessen den Stack.",
    ],
    ADOPTION_UNDECIDED: [
        "Etwas auf der Festplatte unterscheidet sich von Git, und noch hat niemand gesagt, was gilt.",
        "Wähle in jeder Zeile „Meine behalten“ oder „Die aus Git“.",
    ],
    SETTINGS_INVALID: [
        "In den eigenen Einstellungen des Repositorys steht ein unbekannter Name oder ein falscher Wert.",
        "Berichtige die Zeile und pushe erneut.",
    ],
    SETTING_NOT_ALLOWED: [
        "Der Commit setzt mehr, als das Repository dieses Stacks darf.",
        "Nimm die Zeile heraus, oder lass es einen Administrator im Tab „Build“ erlauben.",
    ],
    BUILD_FAILED: ["Ein Image konnte nicht gebaut werden.", "Sieh im Log nach dem Grund, behebe ihn und pushe erneut."],
    BUILD_NOT_SUPPORTED: [
        "Mit den Build-Einstellungen des Stacks lässt sich nicht bauen, was das Repository verlangt.",
        "Ändere den Builder in den Build-Einstellungen.",
    ],
    BUILD_SERVICE_UNCLEAR: [
        "Der Builder erzeugt ein Image, und es ist nicht klar, welcher Dienst es bekommt.",
        "Wähle den Dienst in den Build-Einstellungen.",
    ],
    BUILD_SECRET_MISSING: [
        "Die Build-Einstellungen nennen ein Geheimnis, für das der Stack keinen Wert hat.",
        "Hinterlege es im Tab „Build“, oder nimm seinen Namen heraus.",
    ],
    BUILDER_MISSING: [
        "Das Programm des Builders oder Dockers Plugin buildx fehlt auf dem Server.",
        "Installiere es, oder wähle einen anderen Builder.",
    ],
    COMMAND_FAILED: [
        "Ein Befehl des Stacks ist fehlgeschlagen.",
        "Sieh am Ende seines Logs nach dem Grund, behebe ihn und versuche es erneut.",
    ],
    COMMAND_NOT_STARTED: [
        "Ein Befehl konnte nicht gestartet werden; er hat nichts getan.",
        "Behebe, was genannt ist: das Image, den Dienst, das Verzeichnis oder run.",
    ],
    HOST_COMMAND_NOT_ALLOWED: [
        "Der Stack darf keine Befehle auf dem Host ausführen.",
        "Lass ihn in einem Image laufen, oder lass es einen Administrator in den Einstellungen erlauben.",
    ],
    IMAGE_UNAVAILABLE: [
        "Ein Image kann nicht geholt werden.",
        "Prüfe seinen Namen und die Registry und versuche es dann erneut.",
    ],
    IMAGE_GONE: [
        "Ein Image des älteren Releases ist nicht mehr auf dieser Maschine.",
        "Deploye den Commit jenes Releases erneut: es wird neu gebaut.",
    ],
    PUSH_FAILED: [
        "Ein gebautes Image kann nicht in die Registry gepusht werden; der laufende Stack wurde nicht angerührt.",
        "Teste die Anmeldung bei der Registry in den Einstellungen, und prüfe den Namen des Repositorys.",
    ],
    PORT_TAKEN: [
        "Ein Port des Stacks ist auf dieser Maschine schon belegt.",
        "Mache den Port frei, oder wähle einen anderen.",
    ],
    UP_FAILED: ["Docker hat die Container nicht gestartet.", "Behebe, was genannt ist, und pushe erneut."],
    SERVICE_UNHEALTHY: [
        "Ein Dienst wurde nicht rechtzeitig gesund, stürzte ab oder blieb es nicht.",
        "Sieh dir seine Zeilen im Log an; erhöhe das Zeitlimit, wenn er nur länger braucht.",
    ],
    SMOKE_TEST_FAILED: [
        "Die neue Version gab einem Test eine falsche Antwort, bevor sie eine andere Anfrage bekam.",
        "Berichtige, was der Test gefunden hat, oder den Test, und pushe erneut.",
    ],
    CANARY_ABORTED: [
        "Die neue Version wurde aufgegeben, während sie einen Teil des Verkehrs hatte.",
        "Sieh in ihrem Log nach den Anfragen, die scheitern, behebe es und pushe erneut.",
    ],
    TRAFFIC_SWITCH_FAILED: [
        "Der Traffic-Switch eines Dienstes nahm nicht an, was ihm gesagt wurde, oder findet seine Container nicht.",
        "Sieh ins Log des Switches und deploye dann erneut.",
    ],
    ENGINE_UNREACHABLE: [
        "Die Docker Engine antwortet nicht.",
        "Starte sie, oder setze DOCKER_HOST; versuche es dann erneut.",
    ],
    DISK_FULL: [
        "Für das Weitermachen ist zu wenig Speicherplatz frei.",
        "Schaffe Platz (alte Images, Logs) und versuche es dann erneut.",
    ],
    FILE_NOT_WRITABLE: [
        "Der Benutzer des Servers darf eine Datei des Stacks nicht lesen oder schreiben.",
        "Gib ihm Zugriff auf das Stacks-Verzeichnis und versuche es dann erneut.",
    ],
    FORK_NEEDS_OWN_STACK: [
        "Code eines Forks oder von außen bekäme die Geheimnisse oder Rechte des Stacks.",
        "Lass einen Stack ohne Geheimnisse die Pull Requests annehmen.",
    ],
    OLDER_THAN_LIVE: [
        "Ein Push kam zu spät: was live ist, enthält seinen Commit schon.",
        "Es ist nichts zu tun; deploye den Commit von Hand, um zu ihm zurückzugehen.",
    ],
    COMMIT_WITHDRAWN: [
        "Der Push nannte einen Commit, den ein Rollback aus dem Betrieb genommen hat, oder einen davor.",
        "Pushe einen neueren Commit; deploye diesen von Hand, um ihn trotzdem zu haben.",
    ],
    TIMED_OUT: [
        "Etwas brauchte länger als sein Zeitlimit und wurde beendet.",
        "Sieh ins Log; erhöhe das Zeitlimit in den Build-Einstellungen, wenn es nur länger braucht.",
    ],
    CANCELED: ["Es wurde abgebrochen.", "Deploye erneut, wenn du so weit bist."],
    INTERRUPTED: [
        "Der Server wurde während des Deployments öfter beendet, als es neu versucht wird.",
        "Sieh nach, was den Server beendet hat, und versuche es dann erneut.",
    ],
    ROLLBACK_FAILED: [
        "Das Deployment ist fehlgeschlagen, und das vorige Release konnte nicht ganz wiederhergestellt werden.",
        "Sieh dir die Zustände im Log an; deploye oder rolle von Hand zurück.",
    ],
};
