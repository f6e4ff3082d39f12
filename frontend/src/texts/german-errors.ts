import type { englishErrors } from "./english-errors";

export const germanErrors: Record<keyof typeof englishErrors, string> = {
    "error.quote": "In den Worten des Servers:",
    "error.thisServer": "diesem Server",
    "error.unreadable": "Die Antwort des Servers konnte nicht gelesen werden.",
    "error.tryAgain": "Versuche es erneut. Passiert es wieder, hilft ein Blick in das Log des Servers.",
    "error.noAnswer": "Von {server} kam nicht rechtzeitig eine Antwort.",
    "error.extensionMissing": "Die CI/CD-Erweiterung antwortet nicht auf {server}.",
    "error.extensionMissing.safe": "Der Stack selbst ist davon nicht betroffen.",
    "error.extensionMissing.hint": "Installiere sie auch dort oder prüfe, ob die Verbindung zu diesem Server steht.",
    "error.otherVersion": "Die CI/CD-Erweiterung auf {server} hat eine andere Version als diese Seite.",
    "error.otherVersion.hint": "Bringe beide auf dieselbe Version und lade die Seite neu.",
    "error.partNotLoaded": "Dieser Teil der Seite konnte nicht geladen werden.",
    "error.partNotLoaded.hint":
        "Vielleicht wurde der Server gerade neu gestartet, oder das Netz ist weg. Hilft ein neuer Versuch danach nicht, lade die Seite neu.",
};
