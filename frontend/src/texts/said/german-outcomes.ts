import type { englishOutcomes } from "./english-outcomes";

export const germanOutcomes: Record<(typeof englishOutcomes)[number], string> = {
    "The previous release is live again.": "Das vorige Release ist wieder live.",
    "Nothing ran before, so the new containers were removed; volumes were kept.":
        "Vorher lief nichts, darum wurden die neuen Container entfernt; die Volumes blieben.",
    "Going back to the previous release failed too: {reason}":
        "Auch der Weg zurück zum vorigen Release schlug fehl: {reason}",
    "The volumes did not go back to what they were before: {reason}":
        "Die Volumes sind nicht wieder, was sie vorher waren: {reason}",
    "The volumes are again what they were before; your own files were not touched.":
        "Die Volumes sind wieder, was sie vorher waren; deine eigenen Dateien wurden nicht angerührt.",
    "What was in the volumes before is kept in {folder}; your own files were not touched.":
        "Was vorher in den Volumes war, liegt in {folder}; deine eigenen Dateien wurden nicht angerührt.",
    "Mend the cause and fill the volumes from there by hand before anything is deployed: the next copy takes its place.":
        "Behebe die Ursache und fülle die Volumes von Hand daraus, bevor etwas deployt wird: die nächste Kopie tritt an ihre Stelle.",
    "Now {standings}.": "Jetzt: {standings}.",
    "{service} runs the new version": "in {service} läuft die neue Version",
    "{service} runs the new version ({state})": "in {service} läuft die neue Version ({state})",
    "{service} runs the old version": "in {service} läuft die alte Version",
    "{service} runs the old version ({state})": "in {service} läuft die alte Version ({state})",
    "{service} runs both versions": "in {service} laufen beide Versionen",
    "{service} runs both versions ({state})": "in {service} laufen beide Versionen ({state})",
    "{service} runs something else": "in {service} läuft etwas anderes",
    "{service} runs something else ({state})": "in {service} läuft etwas anderes ({state})",
    "{service} is untouched": "{service} wurde nicht angerührt",
    "{service} is untouched ({state})": "{service} wurde nicht angerührt ({state})",
    "at {weight} % of the traffic": "bei {weight} % des Verkehrs",
    "Run {run} of the same job was not over yet when this was due.":
        "Der Lauf {run} derselben Aufgabe war noch nicht zu Ende, als dieser fällig war.",
    "this delivery was accepted before": "diese Zustellung wurde schon angenommen",
    "This delivery is no longer kept, so it can't be delivered again.":
        "Diese Zustellung wird nicht mehr aufbewahrt und kann darum nicht erneut zugestellt werden.",
    "Deploy the branch by hand, or send the delivery again from the forge.":
        "Deploye den Branch von Hand, oder sende die Zustellung bei der Forge noch einmal.",
};
