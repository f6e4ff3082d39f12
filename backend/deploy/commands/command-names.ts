import type { StackLayout } from "../stack-layout";

/** On every container of a command: `<stack>/<id>`. */
export const COMMAND_LABEL = "cicd.command";
/** Where the files lie of the stack that it belongs to: several servers may use one engine. */
const HOME_LABEL = "cicd.command.home";

/** Neither compose nor a stack's file gives such a name: the policy refuses it, as it does the labels. */
export const COMMAND_NAME_PREFIX = "cicd.";

/** What the engine takes in a name and a file system in a file's. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/;

export interface Named {
    name: string;
    labels: Readonly<Record<string, string>>;
}

/** A stack's name has no dot, so that no two stacks' commands share a name. */
export function commandName(stack: string, id: string): string {
    if (!ID.test(id)) {
        throw new Error(`${JSON.stringify(id)} can't name a command`);
    }
    return `${COMMAND_NAME_PREFIX}${stack}.${id}`;
}

export function commandLabels({ stack, home }: StackLayout, id: string): Record<string, string> {
    return { [COMMAND_LABEL]: `${stack}/${id}`, [HOME_LABEL]: home };
}

const COMPOSE = "com.docker.compose.";

/**
 * A container has the labels of its image, too: those would be orders for a reverse proxy, or make it a part of another
 * stack. They are emptied, and one that compose would list is a one-off container of this stack.
 */
export function coveredLabels(imageLabels: readonly string[], stack: string): Record<string, string> {
    const emptied = Object.fromEntries(imageLabels.map((name) => [name, ""]));
    const isListed = imageLabels.includes(`${COMPOSE}project`);
    return isListed ? { ...emptied, [`${COMPOSE}project`]: stack, [`${COMPOSE}oneoff`]: "True" } : emptied;
}

/** Finds containers of a stack's commands. An image may carry the labels, too, so `commandOf` has the last word. */
export function searchLabel({ home }: StackLayout): string {
    return `${HOME_LABEL}=${home}`;
}

/** Whose container it is; null unless its label and its name say the same. */
export function commandOf({ name, labels }: Named): { stack: string; id: string; home: string } | null {
    const [stack, id, ...rest] = (labels[COMMAND_LABEL] ?? "").split("/");
    const home = labels[HOME_LABEL] ?? "";
    const proper = stack && id && rest.length === 0 && ID.test(id) && name === commandName(stack, id);
    return proper ? { stack, id, home } : null;
}

export function isCommandOf(layout: StackLayout, container: Named): boolean {
    const owner = commandOf(container);
    return owner !== null && owner.stack === layout.stack && owner.home === layout.home;
}
