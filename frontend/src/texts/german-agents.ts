import type { englishAgents } from "./english-agents";

export const germanAgents: Record<keyof typeof englishAgents, string> = {
    instance: "Instanz",
    "instance.here": "Diese Instanz",
    "instance.all": "Alle Instanzen",
    "instance.notShown": "Instanzen, die nicht gezeigt werden",
    "agent.title": "Über {server}",
    "agent.connecting": "Verbinde mit {server} …",
    "agent.offline": "{server} ist zurzeit nicht zu erreichen.",
    "agent.offline.hint":
        "Was dort läuft, läuft weiter, und Pushes werden weiter ausgerollt. Sobald {server} antwortet, geht es hier von selbst weiter.",
    "agent.unknown": "Dieses Dockge kennt keine Instanz namens {server}.",
    "agent.unknown.hint": "Füge sie auf Dockges Startseite hinzu und öffne den Stack dann aus der Liste.",
    "agent.missing":
        "{server} hat die CI/CD-Erweiterung noch nicht, daher lassen sich seine Stacks nicht aus Git ausrollen.",
    "agent.missing.hint": "Ändere eine Zeile in der Compose-Datei jenes Dockge und starte es neu:",
    "agent.missing.line": "Die Zeile",
    "agent.older": "Die CI/CD-Erweiterung auf {server} ist älter ({there}) als die hiesige ({here}).",
    "agent.older.hint":
        "Aktualisiere sie auf {server}. Bis dahin wird hier nichts davon gezeigt; dort wird weiter ausgerollt wie bisher.",
    "agent.newer": "Die CI/CD-Erweiterung auf {server} ist neuer ({there}) als die hiesige ({here}).",
    "agent.newer.hint":
        "Aktualisiere das Dockge, dessen Seite dies ist. Bis dahin wird hier nichts von {server} gezeigt; dort wird weiter ausgerollt wie bisher.",
};
