import type { englishPieces } from "./english-pieces";

export const germanPieces: Record<(typeof englishPieces)[number], string> = {
    "took longer than its {seconds} s and was ended": "brauchte länger als seine {seconds} s und wurde beendet",
    "was ended from outside": "wurde von außen beendet",
    "was ended by a signal": "wurde durch ein Signal beendet",
    "did not end by itself: {reason}": "endete nicht von selbst: {reason}",
    "ended with exit code {code}": "endete mit Exit-Code {code}",
    "ended with code {code}": "endete mit Code {code}",
    "lies outside of the repository": "liegt außerhalb des Repositorys",
    '{service} exited {code}: "{said}"': "{service} endete mit Code {code}: „{said}“",
    "{service} exited {code}": "{service} endete mit Code {code}",
    "{service} ran out of memory": "{service} ging der Arbeitsspeicher aus",
    '{service} is unhealthy ("{output}")': "{service} ist ungesund („{output}“)",
    "{service} is unhealthy": "{service} ist ungesund",
    "{service} can't start: {reason}": "{service} kann nicht starten: {reason}",
    "{service} has no container": "{service} hat keinen Container",
    "{service} is not ready after {seconds} s: {reason}": "{service} ist nach {seconds} s nicht bereit: {reason}",
    "{service} has not ended after {seconds} s": "{service} ist nach {seconds} s nicht zu Ende",
    "{service} does not answer its switch's check after {seconds} s":
        "{service} beantwortet die Prüfung seines Switches nach {seconds} s nicht",
    "its healthcheck has not passed yet": "sein Healthcheck war noch nicht erfolgreich",
    "its probe has not been answered yet": "seine Probe wurde noch nicht beantwortet",
    "answers {code} instead of {status} at {path}": "antwortet {code} statt {status} unter {path}",
    "answers {path} without the text that its probe looks for":
        "beantwortet {path} ohne den Text, den seine Probe sucht",
    "gives no answer at {path} within {ms} ms": "gibt unter {path} innerhalb von {ms} ms keine Antwort",
    "gives no answer at {path} ({reason})": "gibt unter {path} keine Antwort ({reason})",
    "its probe's command has not ended within {ms} ms": "der Befehl seiner Probe war nach {ms} ms nicht zu Ende",
    "its probe's command ends with {code}": "der Befehl seiner Probe endet mit {code}",
    "accepts no connection on port {port} ({reason})": "nimmt auf dem Port {port} keine Verbindung an ({reason})",
    "has no container any more": "hat keinen Container mehr",
    "The image {image} of the service {service} can't be pulled: {reason}.":
        "Das Image {image} des Dienstes {service} kann nicht geholt werden: {reason}.",
    "{host} refuses the stored login, or the login may not do this":
        "{host} lehnt die hinterlegte Anmeldung ab, oder die Anmeldung darf das nicht",
    "{host} wants a login, and none is stored for it": "{host} verlangt eine Anmeldung, und es ist keine hinterlegt",
    "{host} has no such image (asked with the stored login)":
        "{host} hat kein solches Image (gefragt mit der hinterlegten Anmeldung)",
    "{host} has no such image (no login is stored for it)":
        "{host} hat kein solches Image (es ist keine Anmeldung hinterlegt)",
    "{host} takes no more requests for now": "{host} nimmt vorerst keine Anfragen mehr an",
    "{host} can't be reached or is out of order ({reason})": "{host} ist nicht erreichbar oder gestört ({reason})",
    'nobody has judged mounts of the type "{type}"': "über Einbindungen der Art „{type}“ hat noch niemand geurteilt",
    "this section is not known here": "dieser Abschnitt ist hier nicht bekannt",
    "external ones need a swarm, which this engine is not asked for":
        "externe brauchen einen Swarm, und danach wird diese Engine nicht gefragt",
    "drivers of this kind are not known here": "Treiber dieser Art sind hier nicht bekannt",
    "names that end with {end} lead from a traffic switch to its service":
        "Namen, die mit {end} enden, führen von einem Traffic-Switch zu seinem Dienst",
    "names that begin with {start} belong to the containers of builds and commands":
        "Namen, die mit {start} beginnen, gehören den Containern von Builds und Befehlen",
    "this setting is not known here": "diese Einstellung ist hier nicht bekannt",
    "labels that begin with {start} are Compose's own": "Labels, die mit {start} beginnen, gehören Compose",
    "labels that begin with {start} belong to containers that this server makes itself":
        "Labels, die mit {start} beginnen, gehören Containern, die dieser Server selbst anlegt",
    "it reads accounts of the host": "es liest Konten des Hosts",
};
