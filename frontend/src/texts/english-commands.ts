/** Commands of stacks. */
export const englishCommands = {
    hostCommands: "Commands on the host",
    "hostCommands.meaning":
        "Commands of a stack run in containers. Those that have to run on this machine itself run with all rights of this server: whoever may push to the stack's repository or change its build settings could then do anything that this server can.",
    "hostCommands.stacks": "Stacks that may",
    "hostCommands.stacksHelp": "One name per line. Code from forks and people outside may not in any case.",
};
