/** Names that only switches lead to; the policy refuses them to everybody else. */
export const BEHIND_SWITCH = ".behind.switch";
/** On the container of a switch: the service whose traffic it hands on. */
export const SWITCH_LABEL = "cicd.switch";

/** What a folder, a DNS name and a line of a proxy's configuration can all hold. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
const LONGEST_LABEL = 63;

export function switchNameOf(service: string): string {
    return `${service}-switch`;
}

/** A stack's name has no dot, so that no two stacks that share a network share such a name. */
export function backendNameOf(stack: string, service: string): string {
    return `${service}.${stack}${BEHIND_SWITCH}`;
}

/** Whether everything that is called after the service can be called so. */
export function canNameSwitch(stack: string, service: string): boolean {
    const name = backendNameOf(stack, service);
    return PLAIN.test(service) && name.length < 200 && name.split(".").every((part) => fits(part));
}

function fits(part: string): boolean {
    return part.length > 0 && part.length <= LONGEST_LABEL;
}
