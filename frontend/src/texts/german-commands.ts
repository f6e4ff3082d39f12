import type { englishCommands } from "./english-commands";

export const germanCommands: Record<keyof typeof englishCommands, string> = {
    hostCommands: "Befehle auf dem Host",
    "hostCommands.meaning":
        "Befehle eines Stacks laufen in Containern. Die, die auf dieser Maschine selbst laufen müssen, haben alle Rechte dieses Servers: Wer in das Repository des Stacks pushen oder seine Build-Einstellungen ändern darf, könnte dann alles, was dieser Server kann.",
    "hostCommands.stacks": "Stacks, die das dürfen",
    "hostCommands.stacksHelp": "Ein Name pro Zeile. Code aus Forks und von Außenstehenden darf es in keinem Fall.",
};
