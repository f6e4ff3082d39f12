/** The wizard "Deploy from Git", and the table of a stack that is taken over. */
export const englishWizard = {
    "wizard.title": "Deploy from Git",
    "wizard.door": "From a repository to running containers, with every push from then on. Four short steps.",
    "wizard.steps": "Steps",
    "wizard.step.address": "Address",
    "wizard.step.files": "Compose file",
    "wizard.step.preview": "What will happen",
    "wizard.step.live": "Go live",
    "wizard.step.done": "(done)",
    "wizard.back": "Back",
    "wizard.leave":
        "Leave “Deploy from Git”? What was chosen and entered here is lost; nothing has been connected yet.",
    "wizard.leaveLive":
        "Leave “Deploy from Git”? What is connected stays so. But the webhook's secret is not shown again, and what was entered and granted for stacks that were neither deployed nor opened yet is lost.",
    "wizard.look": "Look at it",
    "wizard.looking": "Looking…",
    "wizard.lookAgain": "Look again",
    "wizard.address.meaning":
        "Paste the address from the repository's “Clone” or “Code” button. Nothing is stored yet.",
    "wizard.branch.own": "the repository's own",
    "wizard.private.ask": "It is private",
    "wizard.private.title": "A private repository: one of these",
    "wizard.deployKey": "Deploy key",
    "wizard.deployKey.ssh":
        "For this one repository only, over SSH. It needs the SSH address, which {forge} shows beside the other one.",
    "wizard.deployKey.help":
        "Leave the key empty and save: one is made, and its public half shown. Add that at {forge} in the repository's settings, under deploy keys, for reading only; then look again.",
    "wizard.deployKey.use": "Use {address}",
    "wizard.token.github":
        "Settings → Developer settings → Fine-grained tokens: this repository, “Contents: read-only”. With “Webhooks” and “Commit statuses” (read and write) the webhook is made for you.",
    "wizard.token.gitlab":
        "Settings → Access tokens of the project: role Reporter and “read_repository”. With Maintainer and “api” the webhook is made for you.",
    "wizard.token.bitbucket":
        "Repository settings → Access tokens: “Repositories: read”, with “Webhooks” if it shall be made for you. The user name is x-token-auth.",
    "wizard.token.bitbucketDc":
        "Repository settings → HTTP access tokens: “Repository read”; with “Repository admin” the webhook is made for you.",
    "wizard.token.gitea":
        "Settings → Applications → Generate token: “repository: read”; with “read and write” the webhook is made for you.",
    "wizard.token.gogs": "Settings → Applications → Generate new token. Your user name goes with it.",
    "wizard.token.azure": "User settings → Personal access tokens: “Code: read”.",
    "wizard.token.generic": "A token or password that may read this repository.",
    "wizard.files.one": "This is what was found. Choose the stack's name.",
    "wizard.files.several": "These compose files were found. Choose one, or several: they share one webhook.",
    "wizard.files.none":
        "No compose file on {branch}. Choose another branch, or add a compose.yaml to the repository and look again.",
    "wizard.next": "See what would happen ({count})",
    "wizard.comparing": "Reading the commit and comparing it with what runs…",
    "wizard.preview.meaning": "No stack has been connected or changed so far, and connecting deploys nothing.",
    "wizard.existing":
        "{stack} is here already. It is taken over as it is and recorded, so that you can go back to it; what equals Git keeps its containers.",
    "wizard.portTaken":
        "{service} wants port {port}, which the container {by} has: free it, or publish another one in the compose file. Until then the first deployment fails.",
    "wizard.deployAll": "Deploy all ({count})",
    "wizard.byHand": "Set the webhook up by hand instead",
    "wizard.environment": "Variables that have no value yet",
    "wizard.environment.help": "They are written to the stack's .env on this server, never to Git.",
    "wizard.environment.required": "required",
    "wizard.environment.first": "Enter a value for {keys} first: without it no deployment can start.",
    "wizard.grant": "I grant what is listed above as “not granted” ({count}), and nothing more.",
    "wizard.connect": "Connect ({count})",
    "wizard.automatic": "Deploy every push by itself",
    "wizard.delivery.waiting":
        "Waiting for the first delivery: set the webhook up as described below, then press “Test” there or push something. This note changes by itself.",
    "wizard.delivery.came": "A delivery has come: the webhook works.",
    "wizard.deploy": "Deploy now",
    "wizard.succeeded": "{stack} is live. From now on every push can deploy it.",
    "wizard.open": "Open {stack}",

    "adoption.title": "Files of {stack} beside Git's",
    "adoption.file": "File",
    "adoption.standing": "Compared",
    "adoption.becomes": "What becomes of it",
    "adoption.same": "the same",
    "adoption.differs": "differs",
    "adoption.here": "only here",
    "adoption.git": "only in Git",
    "adoption.compose": "Git's counts; yours is kept as release #0",
    "adoption.environment": "yours stays; Git's adds only what is missing",
    "adoption.stays": "yours stays",
    "adoption.onlyInGit": "Beside these, {count} files that are only in Git or were not compared.",
    "adoption.onlyInGitOne": "Beside these, one file that is only in Git or was not compared.",
} as const;
