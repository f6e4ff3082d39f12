import type { PHRASES } from "../../../common/phrases";

export const germanPhrases: Record<keyof typeof PHRASES, string> = {
    "rollout.because": "{service} {reason}",
    "rollout.namespace": "hat {key}: {mode} und damit keinen eigenen Platz",
    "rollout.guest": "beherbergt {other} in seinem Container, und das geht mit dem Container",
    "rollout.address": "hat die feste Adresse {address}, die zwei Container nicht haben können",
    "rollout.devices": "belegt Geräte dieser Maschine",
    "rollout.protocol": "veröffentlicht {port}/{protocol}, und der Switch leitet nur TCP weiter",
    "rollout.range": "veröffentlicht {port} unter {published}: der Switch braucht genau eine Nummer",
    "rollout.anyPort": "veröffentlicht {port} unter irgendeinem freien Port: der Switch braucht genau eine Nummer",
    "rollout.unnamedVolume":
        "hält {path} in einem Volume ohne Namen, das ein neuer Container nicht hätte; gib ihm einen Namen, oder setze sharedVolumes auf accepted, wenn der Inhalt verloren gehen darf",
    "rollout.written":
        "schreibt nach {path}, was beide Versionen zugleich täten; setze sharedVolumes auf accepted, wenn sie das dürfen",
    "rollout.hooks": "hat {hook}-Hooks, die Compose nur ausführt, wenn es den Dienst selbst neu erstellt",
    "rollout.proxyPort":
        "veröffentlicht den Port {port} auf dieser Maschine, den {traffic} nicht übergeben kann; veröffentliche keinen, oder nimm den eingebauten Switch",
    "rollout.proxyLabels":
        "steuert durch seine Labels einen Proxy, und beide Versionen würden es tun; nimm sie weg, oder nimm den eingebauten Switch",
    "rollout.hiddenLabels": "hat Labels für einen Proxy, deren Namen aus Variablen kommen",
    "rollout.unnameable": "hat einen Namen, nach dem kein Switch heißen kann",
    "rollout.sharedName": "teilt seinen Namen mit {other}, sodass die Anfragen nicht zu unterscheiden sind",
    "rollout.switchService": "bräuchte einen Switch namens {name}, und der Stack hat schon einen Dienst dieses Namens",
    "rollout.switchNetwork": "bräuchte ein Netzwerk namens {name}, und der Stack hat schon eines dieses Namens",
    "rollout.neighbour":
        "trifft {other} nur im Netzwerk {network}, das zu einem anderen Stack gehört und in dem der Switch seinen Platz einnähme; gib beiden ein Netzwerk dieses Stacks, oder nenne es unter keepNetworks",
    "rollout.noProxy":
        "soll hinter {traffic} ausgetauscht werden, den kein Administrator eingerichtet hat; lass ihn einrichten, oder nimm den eingebauten Switch",
    "rollout.networks":
        "ist in mehreren Netzwerken, und niemand weiß, in welchem davon {traffic} ist; lass ihn nur im gemeinsamen, oder nimm den eingebauten Switch",
    "rollout.proxyTcp":
        "hat mit Port {port} einen, der kein HTTP spricht, was {traffic} nicht übergeben kann; nimm den eingebauten Switch",
    "rollout.probePort": "hat mehrere Ports, und seine Probe sagt nicht, welchen sie fragt; gib der Probe einen Port",
    "rollout.noPort": "hat keinen Port, dessen Anfragen sich leiten ließen; nenne einen unter ports",
    "rollout.unready":
        "hat weder einen Healthcheck noch eine Probe noch einen Port, den man fragen könnte, sodass nichts sagt, wann er bereit ist",
    "rollout.containerName": "hat den Namen {name} für seinen Container, den zwei Container nicht haben können",
    "rollout.none": "ist auf 0 skaliert, also gibt es keinen Container auszutauschen",
    "rollout.tooMany":
        "hat {count} Container: der Switch unterscheidet {most}, alte und neue zusammen, also darf es {half} haben",

    "port.as": "{port} als {mode} ({because})",
    "port.set": "wie eingestellt",
    "port.tls": "üblicherweise TLS, das durchgereicht wird",
    "port.http": "üblicherweise HTTP",
    "port.unknown": "nichts sagt, dass er HTTP spricht",
    "port.labels": "so sagen es seine Labels",
    "port.probe": "so fragt seine Probe",
    "port.healthcheck": "so fragt sein Healthcheck",

    "note.refused": "{service} wird nicht mit der Strategie {strategy} ausgetauscht: Der Dienst {reason}.",
    "note.noPort":
        "Von {service} ist kein Port bekannt, also darf ihn kein anderer Dienst aufrufen; tut es einer, dann nenne den Port unter ports.",
    "note.switch": "Anfragen an {service} gehen durch seinen Switch: Port {ports}.",
    "note.besideSwitch": "In {networks} erreichen andere die Container von {service} unmittelbar, auch neue.",
    "note.besideCanary":
        "In {networks} erreichen andere die Container von {service} unmittelbar, auch neue: Ein Canary bekommt dort mehr als seinen Anteil.",
    "note.fromProcess": "{name} kam aus Dockges eigenem Prozess und steht jetzt in .env.",
    "note.fromRepository": "{name} kommt aus der .env des Repositorys.",
    "note.environment": "Umgebung {changes}",
    "note.sameEnvironment": "Die Umgebung ist, wie sie veröffentlicht wurde.",
    "note.literal":
        "{name} steht als fester Wert in der Compose-Datei; die Änderung zählt erst vom nächsten Deployment an.",
    "note.editedByHand":
        "Die Compose-Datei wurde von Hand geändert: die veröffentlichte kommt zurück, die Änderung wird beiseitegelegt.",
    "note.volumeNotOwn": "{service}: das Volume {name} {reason} und wird nicht kopiert",
    "note.volumeCopied": "Das Volume {name} wird zuerst kopiert.",
    "volume.external": "ist extern",
    "volume.foreign": "stammt nicht von diesem Stack",
    "volume.ofStack": "gehört zum Stack {stack}",
    "volume.elsewhere": "liegt anderswo (Treiber {driver})",
    "note.volumeStopped":
        "Das Volume {name} wird zuerst kopiert; {services} wird dafür angehalten, da er ohnehin neu erstellt wird: er ist um die Dauer der Kopie länger weg.",
    "note.volumeRunning":
        "Das Volume {name} wird zuerst kopiert; {services} läuft dabei weiter, sodass die Kopie ist, was ein Stromausfall hinterließe.",
    "note.imagePulled":
        "{service}: {image} ist nicht mehr auf dieser Maschine und wird anhand seines Digests neu geholt",
    "note.imageRebuilt":
        "{service}: das Image von Release #{number} ist nicht mehr auf dieser Maschine; der Commit {commit} wird neu gebaut, was ein anderes Image als damals ergeben kann",
    "note.imageLost":
        "{service}: das Image von Release #{number} ist nicht mehr auf dieser Maschine, und nichts sagt, woher es kam",
    "note.localImage": "{service}: {image} gibt es nur auf dieser Maschine; es bleibt, wie es ist",
    "note.perhapsNewer": "{service}: ob {image} neuer geworden ist, zeigt sich beim Holen",
    "note.noRestore": "{message} {hint}",
    "restore.notOwn": "Das Volume {name} {reason} und wird deshalb nie geleert, um eine Kopie zurückzuholen.",
    "restore.without": "Rolle ohne die Volumes zurück.",
    "restore.shared": "Das Volume {name} benutzt auch {other}, das nicht zu diesem Stack gehört.",
    "restore.removeOther": "Entferne {other}, oder rolle ohne die Volumes zurück.",
    "restore.newer": "Die Kopie des Volumes {name} stammt von einem neueren Node.js, und dieses kann sie nicht lesen.",
    "restore.upgrade": "Betreibe den Server mit Node.js 22.15 oder neuer, oder rolle ohne die Volumes zurück.",
    "note.noneNewer": "Von keinem Image ist bekannt, dass es neuer geworden ist.",

    "figures.nothing": "noch nichts gemessen",
    "figures.errors": "{share} % ihrer {requests} Anfragen schlugen fehl, von denen der alten Version {old} %",
    "figures.slow": "sie antwortet im Durchschnitt nach {ms} ms, die alte Version nach {old} ms",
    "figures.well": "{requests} Anfragen, {errors} davon fehlgeschlagen",
    "figures.wellTimed": "{requests} Anfragen, {errors} davon fehlgeschlagen, im Durchschnitt {ms} ms",
    "figures.few": "erst {requests} der {needed} Anfragen, die ein Urteil braucht",
    "figures.uncertain": "{reason}; der Schritt ist verlängert, bis das sicher ist",
    "figures.prolonged": "{reason}; der Schritt ist verlängert",
    "figures.chance": "{reason}, was Zufall sein kann",
    "figures.unjudged": "die Zahlen werden nicht beurteilt",
    "figures.uncounted": "{traffic} zählt weder Anfragen noch Fehler, also geht der Schritt nach der Zeit",
    "figures.shunned": "keine ihrer Anfragen erreichte sie, während die alte Version {old} bekam",

    "value.absent": "nicht da",
    "value.set": "gesetzt",
    "value.other": "ein anderer Wert",
    "value.released": "wie veröffentlicht",
    "value.configuration": "eine andere Konfiguration",
    "value.onDisk": "auf der Platte",
    "value.invalid": "keine gültige Compose-Datei",
    "value.spacing": "andere Kommentare oder Abstände",
    "value.changes": "{count} Änderungen auf der Platte",
    "value.running": "läuft",
    "value.exited": "beendet",
    "value.paused": "pausiert",
    "value.created": "angelegt, nicht gestartet",
    "value.none": "keiner",
    "value.joined": "verbunden",
};
