import type { ComposeMount, ComposeService } from "../compose/compose-model";
import { FILES_LABEL } from "../render/files-label";
import type { PathName } from "./path-names";

/** Compared apart, or of no consequence for a running container. */
const NOT_COMPARED = new Set([
    "image",
    "build",
    "environment",
    "pull_policy",
    "depends_on",
    "profiles",
    "scale",
    "ports",
    "volumes",
    "deploy",
]);

type Fields = Map<string, string>;

/** A service as compose resolved it, as one line for each key, so that two of them can be compared key by key. */
export function serviceFields(service: ComposeService, pathName: PathName): Fields {
    const fields: Fields = new Map();
    for (const [key, value] of Object.entries(service)) {
        if (!NOT_COMPARED.has(key)) {
            flatten(key, value, fields);
        }
    }
    const { replicas: _counted, ...deploy } = (service.deploy ?? {}) as Record<string, unknown>;
    flatten("deploy", withoutDefaults(deploy), fields);
    fields.delete(`labels.${FILES_LABEL}`);
    addPorts(service, fields);
    for (const mount of service.volumes ?? []) {
        fields.set(`mount ${mount.target}`, mountWords(mount, pathName));
    }
    return fields;
}

/** Compose writes them into some files of its own and not into others. */
function withoutDefaults({ resources, placement, ...deploy }: Record<string, unknown>): Record<string, unknown> {
    const isEmpty = (value: unknown) => value === undefined || JSON.stringify(value) === "{}";
    return { ...deploy, ...(isEmpty(resources) ? {} : { resources }), ...(isEmpty(placement) ? {} : { placement }) };
}

/** A word of a command line as a shell would need it. */
function quoted(word: string): string {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word);
}

function isScalar(value: unknown): value is string | number | boolean {
    return ["string", "number", "boolean"].includes(typeof value);
}

function flatten(field: string, value: unknown, into: Fields): void {
    if (value === undefined || (value === null && !/^networks\./.test(field))) {
        return;
    }
    if (Array.isArray(value)) {
        if (value.length > 0) {
            into.set(field, listWords(field, value));
        }
    } else if (value !== null && typeof value === "object") {
        for (const [key, part] of Object.entries(value)) {
            flatten(`${field}.${key}`, part, into);
        }
    } else {
        into.set(field, value === null ? "joined" : String(value as string | number | boolean));
    }
}

function listWords(field: string, list: readonly unknown[]): string {
    if (!list.every(isScalar)) {
        return list.map((entry) => JSON.stringify(entry)).join(", ");
    }
    const words = list.map(String);
    if (field === "healthcheck.test") {
        return words[0] === "CMD-SHELL" ? words.slice(1).join(" ") : words.slice(1).map(quoted).join(" ") || words[0]!;
    }
    return /^(command|entrypoint)$/.test(field) ? words.map(quoted).join(" ") : words.join(", ");
}

function addPorts({ ports }: ComposeService, into: Fields): void {
    for (const { target, protocol, published, host_ip: address } of ports ?? []) {
        const field = `ports ${target}/${protocol ?? "tcp"}`;
        const one = `${address ? `${address}:` : ""}${published ?? "any free port"}`;
        const others = into.get(field);
        into.set(field, others === undefined ? one : `${others}, ${one}`);
    }
}

function mountWords({ type, source = "", read_only: readOnly }: ComposeMount, pathName: PathName): string {
    const what = type === "bind" ? pathName(source) : `${type} ${source}`.trim();
    return `${what}${readOnly ? ", read-only" : ""}`;
}
