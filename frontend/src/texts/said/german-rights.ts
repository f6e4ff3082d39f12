import type { englishRights } from "./english-rights";

export const germanRights: Record<(typeof englishRights)[number], string> = {
    "{service} runs a privileged hook": "{service} führt einen privilegierten Hook aus",
    "{service} runs privileged: it can do all that the host can":
        "{service} läuft privilegiert: er kann alles, was der Host kann",
    "{service} shares the host's {what} namespace": "{service} teilt mit dem Host den Namensraum {what}",
    "{service} reaches into the container {name}, which is not the stack's":
        "{service} greift in den Container {name}, der nicht zum Stack gehört",
    "{service} joins the network {name}, which is not the stack's":
        "{service} ist im Netz {name}, das nicht zum Stack gehört",
    "{service} uses the volume {name}, which is not the stack's":
        "{service} benutzt das Volume {name}, das nicht zum Stack gehört",
    "{service} runs the image {name}, which another stack built":
        "{service} führt das Image {name} aus, das ein anderer Stack gebaut hat",
    "{service} reads {path} of the host": "{service} liest {path} des Hosts",
    "{service} reads and writes {path} of the host": "{service} liest und schreibt {path} des Hosts",
    "{service} controls the container engine, and with it the host":
        "{service} steuert die Container-Engine und damit den Host",
    "{service} mounts the network share {name}": "{service} bindet die Netzwerkfreigabe {name} ein",
    "{service} uses the device {name}": "{service} benutzt das Gerät {name}",
    "{service} has the capability {name}": "{service} hat die Capability {name}",
    "{service} runs with the security option {name}": "{service} läuft mit der Sicherheitsoption {name}",
    "{service} gives orders to {proxy} by its labels": "{service} steuert {proxy} durch seine Labels",
    "{service} is built from {where}": "{service} wird aus {where} gebaut",
    "{service} is built with {what}": "{service} wird mit {what} gebaut",
    "{service} sends its log to {where}": "{service} sendet sein Log an {where}",
    "The edit changes nothing that the repository's compose file says.":
        "Die Änderung ändert nichts, was in der Compose-Datei des Repositorys steht.",
    "It is a part of the traffic switch.": "Es ist ein Teil des Traffic-Switches.",
    "It names a file that exists on this machine alone.": "Es nennt eine Datei, die es nur auf dieser Maschine gibt.",
    "It names an image that exists on this machine alone.": "Es nennt ein Image, das es nur auf dieser Maschine gibt.",
    "The image is built from the repository: change what it is built from.":
        "Das Image wird aus dem Repository gebaut: ändere, woraus es gebaut wird.",
    "It concerns what the compose file takes from another file.":
        "Es betrifft, was die Compose-Datei aus einer anderen Datei nimmt.",
    "Anchors of the file reach into what is changed.": "Anker der Datei reichen in das hinein, was geändert ist.",
    "{field} absent → set": "{field} fehlte → gesetzt",
    "{field} set → absent": "{field} gesetzt → entfernt",
    "{field} set → another value": "{field} gesetzt → anderer Wert",
    "{field} absent → {value}": "{field} fehlte → {value}",
    "{field} {value} → absent": "{field} {value} → entfernt",
};
