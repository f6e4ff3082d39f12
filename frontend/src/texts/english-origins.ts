/** Where settings come from, and what a repository may set. */
export const englishOrigins = {
    "origin.default": "Default",
    "origin.settings": "Set here",
    "origin.repository": "Set by the repository, in {at}: change it there.",
    "origin.merged": "From the repository: {names}",
    "switches.title": "From the repository",
    "switches.read": "({place}, as of deployment #{id})",
    "switches.none": "(no settings of its own)",
    "switches.help":
        "A commit may set how its own images are built and tested, in .dockge/cicd.yaml or under x-cicd in its compose file. What goes beyond that is refused unless you allow it here.",
    "switches.legend": "What the repository may set as well",
    "switches.hostCommands": "Commands on the host",
    "switches.hostCommands.help":
        "And variables for those that the stack has itself: full control of this machine with the server's user.",
    "switches.replaceCommands": "Instead of the stack's commands",
    "switches.replaceCommands.help": "Replace lists of commands that are set here, and so leave a check out.",
    "switches.limits": "More of the machine",
    "switches.limits.help": "CPU, memory and timeouts above those that are set here.",
    "switches.health": "When a deployment counts as well",
    "switches.health.help":
        "How services are exchanged and asked, how long they may take to become healthy, and must stay so.",
    "switches.push": "Where images are pushed",
    "switches.push.help": "With the stored logins of the registries.",
    "switches.caches": "Caches of builds",
    "switches.caches.help": "Cache sources and destinations: registries, and folders of this machine.",
    "switches.secrets": "More build secrets",
    "switches.secrets.help": "Any stored secret of this stack, not only those that are named here.",
    "switches.builderImage": "The builder image of buildpacks",
    "switches.builderImage.help": "It runs the whole build, and sees all that the build sees.",
    "switches.retention": "How many releases are kept",
    "switches.retention.help": "Fewer of them leave fewer to go back to, more take disk space.",
} as const;
