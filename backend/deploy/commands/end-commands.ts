import { readdir } from "node:fs/promises";
import path from "node:path";
import { OutcomeStore } from "./outcome-store";
import { commandName, commandOf, isCommandOf, searchLabel } from "./command-names";
import type { CommandTools } from "./command-tools";
import type { EnginePort } from "../engine-port";
import { stackLayout } from "../stack-layout";

type Wanted = (id: string) => boolean;

/** Ends and removes what runs of a stack's commands, and forgets how they ended. Idempotent. */
export async function endCommands(
    wanted: Wanted,
    { engine, layout, onHost }: Pick<CommandTools, "engine" | "layout" | "onHost">,
): Promise<void> {
    const prefix = commandName(layout.stack, "x").slice(0, -1);
    const processes = [...onHost].filter(([name]) => name.startsWith(prefix) && wanted(name.slice(prefix.length)));
    await Promise.all(processes.map(([, end]) => end()));
    const containers = await engine.labelledContainers(searchLabel(layout));
    const own = containers.filter((one) => isCommandOf(layout, one) && wanted(commandOf(one)!.id));
    await Promise.all(own.map(({ id }) => engine.removeCommand(id)));
    const outcomes = new OutcomeStore(layout);
    const known = (await outcomes.ids()).filter(wanted);
    await Promise.all(known.map((id) => outcomes.forget(id)));
}

/** What the commands of one deployment are named by: its number comes first. */
export function ofDeployment(deployment: number): Wanted {
    return (id) => id.startsWith(`${deployment}-`);
}

/** The container that makes a command's files ours goes with it. */
export function ofCommand(command: string): Wanted {
    return (id) => id === command || id === `${command}-owner`;
}

/**
 * Ends what servers left of commands that nobody will ask for any more. Call at start; `goesOn` names those that will be
 * asked for again. Without such commands the engine is not asked at all.
 */
export async function clearCommands(
    goesOn: (id: string) => Promise<boolean>,
    { engine, stacksDir }: { engine: EnginePort; stacksDir: string },
): Promise<void> {
    const entries = await readdir(path.join(stacksDir, ".cicd"), { withFileTypes: true }).catch(() => []);
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
        const layout = stackLayout(stacksDir, name);
        for (const id of await new OutcomeStore(layout).ids()) {
            if (!(await goesOn(id))) {
                await endCommands(ofCommand(id), { engine, layout, onHost: new Map() });
            }
        }
    }
}
