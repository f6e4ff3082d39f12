/** About other instances of Dockge, whose stacks are shown and deployed from here. */
export const englishAgents = {
    instance: "Instance",
    "instance.here": "This instance",
    "instance.all": "All instances",
    "instance.notShown": "Instances that are not shown",
    "agent.title": "About {server}",
    "agent.connecting": "Connecting to {server}…",
    "agent.offline": "{server} can't be reached at the moment.",
    "agent.offline.hint":
        "What runs there goes on, and pushes still deploy. This page goes on by itself as soon as {server} answers.",
    "agent.unknown": "This Dockge knows no instance called {server}.",
    "agent.unknown.hint": "Add it on Dockge's home page, then open the stack from the list.",
    "agent.missing": "{server} has no CI/CD extension yet, so its stacks can't be deployed from Git.",
    "agent.missing.hint": "Change one line in the compose file of that Dockge, and start it again:",
    "agent.missing.line": "The line",
    "agent.older": "The CI/CD extension on {server} is older ({there}) than the one here ({here}).",
    "agent.older.hint":
        "Update it on {server}. Until then nothing of it is shown here; its deployments go on as before.",
    "agent.newer": "The CI/CD extension on {server} is newer ({there}) than the one here ({here}).",
    "agent.newer.hint":
        "Update the Dockge whose page this is. Until then nothing of {server} is shown here; its deployments go on as before.",
} as const;
