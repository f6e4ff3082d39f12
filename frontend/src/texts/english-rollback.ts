/** Newer images of third parties, and the way back. */
export const englishRollback = {
    "trigger.update-images": "update images",
    "trigger.long.update-images": "Images updated",
    "trigger.by.update-images": "image update by {user}",
    "update.choose": "Update images…",
    "update.title": "Update the images of {stack}",
    "update.busy": "Asking the registries…",
    "update.meaning":
        "What the written tags of third-party images lead to now goes live as a release of its own: checked like any deployment, and taken back if it is not well.",
    "update.rebuild": "Also build the live commit anew, on newer base images",
    "update.action": "Update images",
    "rollback.restore.pull":
        "An image of this release is no longer on this machine. It is pulled again by its digest first.",
    "rollback.restore.rebuild":
        "A built image of this release is no longer on this machine. Its commit is built again first, which takes as long as a build.",
    "rollback.restore.none": "An image of this release is gone, and nothing says where it came from.",
    "rollback.volumes": "Bring its volumes back, too: {names} as of {time} (copy of {size})",
    "rollback.volumes.meaning":
        "Their services are stopped for it. What was written since then is copied first and kept with today's release.",
    "rollback.volumes.running":
        "The copy was made while a service was writing: it is what a power cut would have left.",
} as const;
