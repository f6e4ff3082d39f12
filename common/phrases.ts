/**
 * What the server says in sentences of its own that pages show in the reader's language: the English text by code.
 * `rollout.*` go on after a service's name, `figures.*` and `value.*` stand alone, `note.*` are whole sentences.
 */
export const PHRASES = {
    "rollout.because": "{service} {reason}",
    "rollout.namespace": "has {key}: {mode}, so it has no place of its own",
    "rollout.guest": "has {other} living in its container, which goes with the container",
    "rollout.address": "has the fixed address {address}, which two containers can't have",
    "rollout.devices": "holds devices of this machine",
    "rollout.protocol": "publishes {port}/{protocol}, and the switch hands on TCP alone",
    "rollout.range": "publishes {port} at {published}: the switch needs one number",
    "rollout.anyPort": "publishes {port} at any free port: the switch needs one number",
    "rollout.unnamedVolume":
        "keeps {path} in a volume without a name, which a new container would not have; give it a name, or set sharedVolumes to accepted where its contents may be lost",
    "rollout.written":
        "writes to {path}, which both versions would do at once; set sharedVolumes to accepted where they may",
    "rollout.hooks": "has {hook} hooks, which Compose runs in its own way of making a service anew",
    "rollout.proxyPort":
        "publishes port {port} on this machine, which {traffic} can't hand over; publish none, or use the built-in switch",
    "rollout.proxyLabels":
        "gives orders to a proxy by its labels, and both versions would give them; take them off, or use the built-in switch",
    "rollout.hiddenLabels": "has labels for a proxy whose names come from variables",
    "rollout.unnameable": "has a name that no switch can be called after",
    "rollout.sharedName": "shares its name with {other}, so its requests can't be told apart",
    "rollout.switchService": "would need a switch called {name}, and the stack has a service of that name",
    "rollout.switchNetwork": "would need a network called {name}, and the stack has one of that name",
    "rollout.neighbour":
        "meets {other} on {network} alone, which belongs to another stack and where its switch would take its place; give both a network of the stack's own, or name it under keepNetworks",
    "rollout.noProxy":
        "shall be exchanged behind {traffic}, which no administrator has set up; set it up, or use the built-in switch",
    "rollout.networks":
        "is on several networks, and nobody knows on which of them {traffic} is; leave it on the one that they share, or use the built-in switch",
    "rollout.proxyTcp":
        "has port {port} with other traffic than HTTP, which {traffic} can't hand over; use the built-in switch",
    "rollout.probePort": "has several ports, and its probe doesn't say which one it asks; give the probe a port",
    "rollout.noPort": "has no port whose traffic could be led; name one under ports",
    "rollout.unready":
        "has neither a healthcheck nor a probe nor a port that could be asked, so nothing tells when it is ready",
    "rollout.containerName": "has the name {name} for its container, which two containers can't have",
    "rollout.none": "is scaled to 0, so it has no container to exchange",
    "rollout.tooMany":
        "has {count} containers: its switch tells {most} apart, old and new ones together, so it may have {half}",

    "port.as": "{port} as {mode} ({because})",
    "port.set": "as set",
    "port.tls": "usually TLS, which passes through",
    "port.http": "usually HTTP",
    "port.unknown": "nothing says that it speaks HTTP",
    "port.labels": "its labels say so",
    "port.probe": "its probe asks so",
    "port.healthcheck": "its healthcheck asks so",

    "note.refused": "{service} is not deployed as {strategy}: it {reason}.",
    "note.noPort": "No port of {service} is known, so others must not call it; if they do, name the port under ports.",
    "note.switch": "Requests to {service} go through its switch: port {ports}.",
    "note.besideSwitch": "On {networks} others reach the containers of {service} themselves, also new ones.",
    "note.besideCanary":
        "On {networks} others reach the containers of {service} themselves, also new ones: there a canary gets more than its share.",
    "note.fromProcess": "{name} came from Dockge's own process; it is now written to .env.",
    "note.fromRepository": "{name} is taken from the repository's .env.",
    "note.environment": "environment {changes}",
    "note.sameEnvironment": "The environment is as it was released.",
    "note.literal": "{name} is written into the compose file as a literal; it counts from the next deployment on.",
    "note.editedByHand": "The compose file was edited by hand: the released one is put back, the edit saved aside.",
    "note.volumeNotOwn": "{service}: the volume {name} {reason} and is not copied",
    "note.volumeCopied": "The volume {name} is copied first.",
    "volume.external": "is external",
    "volume.foreign": "was not made by this stack",
    "volume.ofStack": "belongs to the stack {stack}",
    "volume.elsewhere": "lies elsewhere (driver {driver})",
    "note.volumeStopped":
        "The volume {name} is copied first; {services} is stopped for it, since it is recreated anyway: it is away for longer by as long as the copy takes.",
    "note.volumeRunning":
        "The volume {name} is copied first; {services} keeps running, so the copy is what a power cut would leave.",
    "note.imagePulled": "{service}: {image} is no longer on this machine; it is pulled again, by its digest",
    "note.imageRebuilt":
        "{service}: the image of release #{number} is no longer on this machine; commit {commit} is built again, which can give another image than then",
    "note.imageLost":
        "{service}: the image of release #{number} is no longer on this machine, and nothing says where it came from",
    "note.localImage": "{service}: {image} exists on this machine alone and stays as it is",
    "note.perhapsNewer": "{service}: whether {image} has become newer shows when it is pulled",
    "note.noRestore": "{message} {hint}",
    "restore.notOwn": "The volume {name} {reason}, so it is never emptied to bring a copy back.",
    "restore.without": "Roll back without the volumes.",
    "restore.shared": "The volume {name} is used by {other} too, which is not of this stack.",
    "restore.removeOther": "Remove {other}, or roll back without the volumes.",
    "restore.newer": "The copy of the volume {name} was made by a newer Node.js, and this one can't read it.",
    "restore.upgrade": "Run the server with Node.js 22.15 or later, or roll back without the volumes.",
    "note.noneNewer": "No image is known to be newer.",

    "figures.nothing": "nothing was measured yet",
    "figures.errors": "{share} % of its {requests} requests failed, of the old version {old} %",
    "figures.slow": "it answers in {ms} ms on average, the old version in {old} ms",
    "figures.well": "{requests} requests, {errors} of them failed",
    "figures.wellTimed": "{requests} requests, {errors} of them failed, {ms} ms on average",
    "figures.few": "only {requests} of {needed} requests that a judgement needs",
    "figures.uncertain": "{reason}; the step is prolonged until that is certain",
    "figures.prolonged": "{reason}; the step is prolonged",
    "figures.chance": "{reason}, which may be chance",
    "figures.unjudged": "the figures are not judged",
    "figures.uncounted": "{traffic} counts neither requests nor errors, so the step goes by time",
    "figures.shunned": "none of its requests reached it, while the old version got {old}",

    "value.absent": "absent",
    "value.set": "set",
    "value.other": "another value",
    "value.released": "as released",
    "value.configuration": "another configuration",
    "value.onDisk": "on disk",
    "value.invalid": "not a valid compose file",
    "value.spacing": "other comments or spacing",
    "value.changes": "{count} changes on disk",
    "value.running": "running",
    "value.exited": "exited",
    "value.paused": "paused",
    "value.created": "created",
    "value.none": "none",
    "value.joined": "joined",
} as const;
