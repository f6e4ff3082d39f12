import type { Document } from "yaml";
import type { EffectiveEnvironment } from "./effective-environment";
import { MissingVariable, substitute, type Lookup } from "./substitute";

/** Compose takes a number where it wants a port, a size, a name or a word. */
const PLACEHOLDER = "1";

/** The sections in which compose answers variables. */
const SECTIONS = ["services", "networks", "volumes", "configs", "secrets"];

/** Variables that the document insists on (`${NAME:?…}`) and nothing gives a value to, as they are met. */
export function requiredWithoutValue(document: Document, lookup: Lookup): string[] {
    const written = (document.toJS() ?? {}) as Record<string, unknown>;
    const found = new Set<string>();
    const given: Lookup = (name) => (found.has(name) ? PLACEHOLDER : lookup(name));
    SECTIONS.forEach((section) => walk(written[section], (text) => ask(text, given, found)));
    return [...found];
}

function walk(value: unknown, ask: (text: string) => void): void {
    if (typeof value === "string") {
        ask(value);
    } else if (typeof value === "object" && value !== null) {
        Object.values(value).forEach((inner) => walk(inner, ask));
    }
}

/** A text says one missing variable at a time. */
function ask(text: string, given: Lookup, found: Set<string>): void {
    for (;;) {
        try {
            substitute(text, given);
            return;
        } catch (error) {
            if (!(error instanceof MissingVariable) || found.has(error.variable)) {
                throw error;
            }
            found.add(error.variable);
        }
    }
}

/** The environment as if these had a value: only to look with, never to deploy with. */
export function assumeValues(environment: EffectiveEnvironment, names: readonly string[]): EffectiveEnvironment {
    if (names.length === 0) {
        return environment;
    }
    const lines = names.map((name) => `${name}=${PLACEHOLDER}\n`).join("");
    return {
        ...environment,
        text: `${environment.text ?? ""}\n${lines}`,
        values: { ...environment.values, ...Object.fromEntries(names.map((name) => [name, PLACEHOLDER])) },
    };
}
