import type { Document } from "yaml";

/** What a compose document takes from elsewhere, as written. */
export interface ForeignFiles {
    /** Compose files, which can name further ones. */
    compose: string[];
    /** Environment files and folders of included projects. */
    others: string[];
    /** True when a service builds on another one, be it of the same file. */
    extends: boolean;
}

function strings(value: unknown): string[] {
    const list = Array.isArray(value) ? value : [value];
    return list.filter((item): item is string => typeof item === "string");
}

function record(value: unknown): Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : {};
}

export function foreignFiles(document: Document): ForeignFiles {
    const root = record(document.toJS({ maxAliasCount: 200 }));
    const includes = Array.isArray(root.include) ? root.include : [];
    const extensions = Object.values(record(root.services))
        .map((service) => record(service).extends)
        .filter((extended) => extended !== undefined);
    return {
        compose: [
            ...includes.flatMap((entry) => (typeof entry === "string" ? [entry] : strings(record(entry).path))),
            ...extensions.flatMap((extended) => strings(record(extended).file)),
        ],
        others: includes.flatMap((entry) => [
            ...strings(record(entry).env_file),
            ...strings(record(entry).project_directory),
        ]),
        extends: extensions.length > 0,
    };
}
