/** Newer images of third parties, and the way back. */
export const germanRollback = {
    "trigger.update-images": "Images aktualisieren",
    "trigger.long.update-images": "Images aktualisiert",
    "trigger.by.update-images": "Images aktualisiert von {user}",
    "update.choose": "Images aktualisieren…",
    "update.title": "Images von {stack} aktualisieren",
    "update.busy": "Die Registrys werden gefragt…",
    "update.meaning":
        "Worauf die geschriebenen Tags fremder Images jetzt zeigen, geht als eigenes Release live: geprüft wie jedes Deployment und zurückgenommen, wenn es nicht gesund ist.",
    "update.rebuild": "Auch den Commit, der live ist, neu bauen, auf neueren Basis-Images",
    "update.action": "Images aktualisieren",
    "rollback.restore.pull":
        "Ein Image dieses Release ist nicht mehr auf dieser Maschine. Es wird zuerst anhand seines Digests neu geholt.",
    "rollback.restore.rebuild":
        "Ein gebautes Image dieses Release ist nicht mehr auf dieser Maschine. Zuerst wird sein Commit neu gebaut; das dauert so lange wie ein Build.",
    "rollback.restore.none": "Ein Image dieses Release ist weg, und nichts sagt, woher es kam.",
    "rollback.volumes": "Auch die Volumes zurückholen: {names} vom {time} (Kopie von {size})",
    "rollback.volumes.meaning":
        "Ihre Dienste werden dafür angehalten. Was seitdem geschrieben wurde, wird zuerst kopiert und beim heutigen Release behalten.",
    "rollback.volumes.running":
        "Die Kopie entstand, während ein Dienst schrieb: Sie ist, was ein Stromausfall hinterlassen hätte.",
} as const;
