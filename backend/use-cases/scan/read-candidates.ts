import { posix } from "node:path";
import { CicdError } from "../../../common/errors";
import { describeFile, type DescribedFile } from "../../deploy/compose/described-file";
import { composeFilesIn } from "../../git/compose-files";
import type { Tip } from "../../git/git";

/** A compose file of a branch. */
export interface Candidate {
    path: string;
    /** What it says; null when it can't be read. */
    described: DescribedFile | null;
    /** Why it can't be read. */
    problem: string | null;
    /** Path globs: a push that touches none of them doesn't concern the stack. */
    paths: string[];
    /** Other compose files that it draws in. */
    parts: string[];
}

type Described = Pick<Candidate, "described" | "problem">;

const MAX_PARTS = 50;
/** Reading YAML takes its time, and nothing else is done meanwhile: characters, far beyond what people write. */
const MAX_TEXT = 100_000;
const MAX_TEXT_OF_ALL = 1_000_000;
/** As many as a rule takes. */
const MAX_GLOBS = 100;

/** Every compose file of the tip, with everything in the repository that it names. */
export async function readCandidates(tip: Tip): Promise<Candidate[]> {
    const describe = reader(tip);
    const names = tip.files.map(({ path }) => path);
    const folders = foldersOf(names);
    const candidates: Candidate[] = [];
    for (const path of composeFilesIn(names)) {
        const own = await describe(path);
        const { parts, named } = await follow(path, describe);
        candidates.push({ path, ...own, parts, paths: rulePaths(path, [...parts, ...named], folders) });
    }
    return candidates;
}

function foldersOf(names: readonly string[]): ReadonlySet<string> {
    const folders = new Set<string>();
    for (const name of names) {
        for (let folder = posix.dirname(name); folder !== "." && !folders.has(folder); folder = posix.dirname(folder)) {
            folders.add(folder);
        }
    }
    return folders;
}

/** Reads each file once: several stacks may draw in the same one. */
function reader(tip: Tip): (path: string) => Promise<Described> {
    const files = new Map(tip.files.map((file) => [file.path, file]));
    const known = new Map<string, Promise<Described>>();
    let left = MAX_TEXT_OF_ALL;
    const read = async (path: string): Promise<Described> => {
        const file = files.get(path);
        const text = file && file.mode !== 0o120000 ? await tip.read(file) : null;
        if (text === null || text.length > MAX_TEXT) {
            return { described: null, problem: `${path} is too large, or no plain file.` };
        }
        left -= text.length;
        if (left < 0) {
            return { described: null, problem: `${path} was left out: the compose files are too large together.` };
        }
        try {
            return { described: describeFile(path, text), problem: null };
        } catch (error) {
            if (error instanceof CicdError) {
                return { described: null, problem: error.message };
            }
            throw error;
        }
    };
    return (path) => {
        const reading = known.get(path) ?? read(path);
        known.set(path, reading);
        return reading;
    };
}

/** The compose files that it draws in, and what all of them name; paths from the repository's root. */
async function follow(
    path: string,
    describe: (path: string) => Promise<Described>,
): Promise<{ parts: string[]; named: string[] }> {
    const parts = new Set<string>();
    const named = new Set<string>();
    const waiting = [path];
    for (let next = waiting.pop(); next !== undefined && parts.size < MAX_PARTS; next = waiting.pop()) {
        const { described } = await describe(next);
        const folder = posix.dirname(next);
        described?.paths.forEach((name) => named.add(posix.join(folder, name)));
        for (const name of described?.compose ?? []) {
            const part = posix.join(folder, name);
            if (part !== path && !parts.has(part)) {
                parts.add(part);
                waiting.push(part);
            }
        }
    }
    return { parts: [...parts], named: [...named] };
}

/**
 * Its own folder, and what it names outside of it. A file at the root concerns files there, not every folder, unless it
 * is built from the root itself.
 */
function rulePaths(path: string, named: readonly string[], folders: ReadonlySet<string>): string[] {
    const folder = posix.dirname(path);
    const own = folder === "." ? "*" : `${escaped(folder)}/**`;
    const outside = named
        .map((name) => posix.normalize(name).replace(/\/$/, ""))
        .filter((name) => !name.startsWith("..") && (folder === "." || !isBelow(name, folder)));
    if (outside.includes(".")) {
        return ["**"];
    }
    const globs = outside
        .filter((name) => name.includes("/") || folder !== "." || folders.has(name))
        .map((name) => (folders.has(name) ? `${escaped(name)}/**` : escaped(name)));
    const all = [...new Set([own, ...globs])];
    // A push too many deploys what is there already; one too few is lost.
    return all.length > MAX_GLOBS ? ["**"] : all;
}

function isBelow(path: string, folder: string): boolean {
    return path === folder || path.startsWith(`${folder}/`);
}

/** A name may hold what a glob reads as an order. */
function escaped(path: string): string {
    return path.replace(/[\\*?[\]{}]/g, "\\$&").replace(/^!/, "\\!");
}
