import { readYaml } from "../compose/read-yaml";
import { parseTemplate, type Piece } from "./template";

/** How the compose file uses a variable. */
export interface VariableUse {
    /** Services that name it; what belongs to the stack as a whole (a network's name) is "". */
    services: Set<string>;
    /** What counts when it has no value; null where some place gives none. */
    fallback: string | null;
    /** Some place insists on it. */
    required: boolean;
}

export interface UsedVariables {
    byName: Map<string, VariableUse>;
    /** Services that take over the whole `.env` by `env_file`. */
    wholeFile: Set<string>;
}

type Note = (name: string, place: { fallback: string | null; required: boolean }) => void;

/** Which variables the stack's compose files use, and where. A file that can't be read uses none. */
export function usedVariables(texts: Readonly<Record<string, string>>): UsedVariables {
    const used: UsedVariables = { byName: new Map(), wholeFile: new Set() };
    for (const [name, text] of Object.entries(texts)) {
        collect(readable(name, text), used);
    }
    return used;
}

function readable(name: string, text: string): Record<string, unknown> {
    try {
        return (readYaml(name, text).toJS() as Record<string, unknown> | null) ?? {};
    } catch {
        return {};
    }
}

function collect(file: Record<string, unknown>, used: UsedVariables): void {
    const noteFor =
        (service: string): Note =>
        (name, place) => {
            const use = used.byName.get(name) ?? { services: new Set(), ...place };
            use.services.add(service);
            use.fallback = use.fallback === null ? null : place.fallback;
            use.required ||= place.required;
            used.byName.set(name, use);
        };
    for (const [section, value] of Object.entries(file)) {
        if (section === "services") {
            for (const [service, settings] of Object.entries(mapping(value))) {
                walk(settings, noteFor(service));
                bareNames(mapping(settings).environment).forEach((name) =>
                    noteFor(service)(name, { fallback: null, required: false }),
                );
                if (takesWholeFile(mapping(settings).env_file)) {
                    used.wholeFile.add(service);
                }
            }
        } else if (!section.startsWith("x-")) {
            walk(value, noteFor(""));
        }
    }
}

const mapping = (value: unknown) =>
    (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}) as Record<string, unknown>;

function walk(value: unknown, note: Note): void {
    if (typeof value === "string") {
        notePieces(parseTemplate(value), note);
    } else if (typeof value === "object" && value !== null) {
        Object.values(value).forEach((inner) => walk(inner, note));
    }
}

function notePieces(pieces: readonly Piece[], note: Note): void {
    for (const piece of pieces) {
        if (typeof piece !== "string") {
            const gives = piece.operator.endsWith("-") || piece.operator.endsWith("+");
            const plain = piece.argument.every((part) => typeof part === "string");
            const fallback = piece.operator.endsWith("-") && plain ? piece.argument.join("") : "";
            note(piece.name, { fallback: gives ? fallback : null, required: piece.operator.endsWith("?") });
            notePieces(piece.argument, note);
        }
    }
}

/** `environment: [NAME]` or `NAME:` without a value takes it over from `.env`. */
function bareNames(environment: unknown): string[] {
    if (Array.isArray(environment)) {
        return environment.filter((item): item is string => typeof item === "string" && !item.includes("="));
    }
    return Object.entries(mapping(environment)).flatMap(([name, value]) => (value === null ? [name] : []));
}

function takesWholeFile(written: unknown): boolean {
    const entries: unknown[] = Array.isArray(written) ? written : [written];
    const paths = entries.map((entry) => (typeof entry === "string" ? entry : mapping(entry).path));
    return paths.some((path) => typeof path === "string" && /^(\.\/)?\.env$/.test(path));
}
