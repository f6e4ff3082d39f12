import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** One attempt, as its folder under `cases/` describes it. */
export interface HostileCase {
    name: string;
    /** What its author is after. */
    tries: string;
    /** `harmless`: it deploys and gains nothing; `refused`: by whichever rule; else the code that refuses it. */
    expect: string;
    /** Another version of Compose may judge it the other way; both are safe. */
    orRefused?: boolean;
    orHarmless?: boolean;
    composePath?: string;
    /** A path that the tree names as a submodule. */
    submodule?: string;
    /** Of the commit. */
    message?: string;
    links?: Record<string, string>;
    files?: Record<string, string>;
}

const folder = path.join(import.meta.dirname, "cases");

export function hostileCases(): HostileCase[] {
    return readdirSync(folder)
        .sort()
        .map((name) => ({ name, ...(parse(readFileSync(path.join(folder, name, "case.yaml"), "utf8")) as object) }))
        .map((read) => read as HostileCase);
}

/** What only the machine knows: `{victim}`, `{canary}`, `{canaryDir}`. */
export type Places = Record<"victim" | "canary" | "canaryDir", string>;

type Change = string | { content: string; mode: string };

/** The files of the commit, with the places filled in. */
export function commitOf({ files = {}, links = {}, submodule }: HostileCase, places: Places): Record<string, Change> {
    const filled = (text: string) =>
        text.replace(/\{(victim|canary|canaryDir)\}/g, (_, name: keyof Places) => places[name]);
    const tree: Record<string, Change> = {};
    for (const [name, content] of Object.entries(files)) {
        tree[name] = filled(content);
    }
    for (const [name, target] of Object.entries(links)) {
        tree[name] = { content: filled(target), mode: "120000" };
    }
    if (submodule !== undefined) {
        tree[submodule] = { content: "0123456789".repeat(4), mode: "160000" };
    }
    return tree;
}
