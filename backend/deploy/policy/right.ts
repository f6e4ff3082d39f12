/** What lets a container reach beyond itself and its stack. Nothing of it is given unless a person granted it. */
const RIGHT_NAMES = [
    "privileged",
    "host-namespace",
    "foreign-container",
    "foreign-network",
    "foreign-volume",
    "foreign-image",
    "host-path",
    "engine-socket",
    "network-storage",
    "driver",
    "device",
    "capability",
    "security-option",
    "kernel",
    "proxy-labels",
    "remote-context",
    "build-access",
    "log-target",
] as const;
export type RightName = (typeof RIGHT_NAMES)[number];

/** One right that one service (or, with an empty name, the stack as a whole) asks for. */
export interface Right {
    service: string;
    name: RightName;
    /** What exactly: a path, a device, a capability, a name. */
    value: string;
}

/** Something that no grant allows. */
export interface Refusal {
    /** Where in the file, e.g. services.web.provider */
    at: string;
    reason: string;
}

export type Finding = Right | Refusal;

export function isRefusal(finding: Finding): finding is Refusal {
    return "reason" in finding;
}

/** The form in which a grant is stored and compared. */
export function grantOf({ service, name, value }: Right): string {
    return `${service} ${name} ${value}`;
}

/** Null for what is no grant. */
export function parseGrant(grant: string): Right | null {
    const [service = "", name = "", ...rest] = grant.split(" ");
    const known = RIGHT_NAMES.find((one) => one === name);
    return known && rest.length > 0 ? { service, name: known, value: rest.join(" ") } : null;
}
