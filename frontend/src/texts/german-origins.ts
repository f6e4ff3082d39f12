import type { englishOrigins } from "./english-origins";

export const germanOrigins: Record<keyof typeof englishOrigins, string> = {
    "origin.default": "Vorgabe",
    "origin.settings": "Hier gesetzt",
    "origin.repository": "Vom Repository gesetzt, in {at}: dort zu ändern.",
    "origin.merged": "Aus dem Repository: {names}",
    "switches.title": "Aus dem Repository",
    "switches.read": "({place}, Stand von Deployment #{id})",
    "switches.none": "(keine eigenen Einstellungen)",
    "switches.help":
        "Ein Commit darf in .dockge/cicd.yaml oder unter x-cicd in seiner Compose-Datei festlegen, wie seine eigenen Images gebaut und getestet werden. Was darüber hinausgeht, wird abgelehnt, solange du es hier nicht erlaubst.",
    "switches.legend": "Was das Repository außerdem festlegen darf",
    "switches.hostCommands": "Befehle auf dem Host",
    "switches.hostCommands.help":
        "Und Variablen für die, die der Stack selbst hat: volle Kontrolle über diese Maschine mit dem Benutzer des Servers.",
    "switches.replaceCommands": "Statt der Befehle des Stacks",
    "switches.replaceCommands.help": "Hier gesetzte Befehlslisten ersetzen und damit auch eine Prüfung weglassen.",
    "switches.limits": "Mehr von der Maschine",
    "switches.limits.help": "CPU, Speicher und Zeitlimits über den hier gesetzten.",
    "switches.health": "Wann ein Deployment als gesund gilt",
    "switches.health.help": "Wie lange Dienste brauchen dürfen, um gesund zu werden, und es bleiben müssen.",
    "switches.services": "Wie Dienste ausgetauscht werden",
    "switches.services.help":
        "Strategie, Ports, Proben, Smoke-Tests und Kopien von Volumes jedes Dienstes, auch hinter welchem Ihrer Proxys er steht.",
    "switches.push": "Wohin Images gepusht werden",
    "switches.push.help": "Mit den gespeicherten Anmeldungen der Registries.",
    "switches.caches": "Caches der Builds",
    "switches.caches.help": "Cache-Quellen und -Ziele: Registries und Ordner dieser Maschine.",
    "switches.secrets": "Weitere Build-Geheimnisse",
    "switches.secrets.help": "Jedes gespeicherte Geheimnis dieses Stacks, nicht nur die hier genannten.",
    "switches.builderImage": "Das Builder-Image der Buildpacks",
    "switches.builderImage.help": "Es führt den ganzen Build aus und sieht alles, was der Build sieht.",
    "switches.retention": "Wie viele Releases aufbewahrt werden",
    "switches.retention.help": "Weniger lassen weniger zum Zurückkehren übrig, mehr brauchen Platz.",
};
