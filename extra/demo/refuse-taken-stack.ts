interface Running {
    name: string;
    workingDirectory: string;
}

/**
 * Compose tells projects apart by their names alone, so the demo's stack can't be deployed where another folder has one
 * of its name.
 *
 * @param containers what is on the engine of the project `stack`, running or not
 * @param directory where the demo keeps the stack
 * @throws Error that says what is there, what stayed safe and what to do
 */
export function refuseTakenStack(stack: string, containers: readonly Running[], directory: string): void {
    const others = containers.filter(({ workingDirectory }) => workingDirectory !== directory);
    if (others.length === 0) {
        return;
    }
    const from = others[0]!.workingDirectory || "a folder that it does not name";
    throw new Error(
        [
            `The demo deploys a stack "${stack}", and the engine has a compose project of this name already, from ${from}: ${others.map(({ name }) => name).join(", ")}.`,
            "It was not touched, and the demo has changed nothing.",
            `If it is left from another demo, remove it with "docker compose -p ${stack} down", then run the demo again. If you need it, run the demo with DOCKER_HOST set to another engine.`,
        ].join("\n"),
    );
}
