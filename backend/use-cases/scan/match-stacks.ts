import type { ScannedFileView } from "../../../common/repository-views";
import type { Candidate } from "./read-candidates";
import type { LocalStack } from "./local-stacks";
import { folderNames, nameByFolder, slug } from "./propose-name";

export type Match = { stack: LocalStack; by: NonNullable<ScannedFileView["matchedBy"]> };

interface Known {
    stacks: readonly LocalStack[];
    /** The repository in the form of its URL's key, as far as stacks are connected to it. */
    isThisRepository: (url: string) => boolean;
    branch: string;
    repository: string;
}

const ENOUGH = 0.6;

/**
 * Which stack of this server each compose file stands for: every stack at most once, surer signs first.
 */
export function matchStacks(candidates: readonly Candidate[], known: Known): Map<Candidate, Match> {
    const matches = new Map<Candidate, Match>();
    const free = new Map(known.stacks.map((stack) => [stack.stack, stack]));
    const take = (candidate: Candidate, stack: LocalStack | undefined, by: Match["by"]) => {
        if (stack && !matches.has(candidate) && free.delete(stack.stack)) {
            matches.set(candidate, { stack, by });
        }
    };
    const named = (name: string) => free.get(name);
    const rounds: [Match["by"], (candidate: Candidate) => LocalStack | undefined][] = [
        ["connection", ({ path }) => connected(path, free.values(), known)],
        ["directory", ({ path }) => named(nameByFolder(path, known.repository))],
        ["name", ({ described }) => named(described?.project ?? "")],
        ["path", ({ path }) => pathNames(path).map(named).find(Boolean)],
        ["services", (candidate) => mostAlike(candidate, [...free.values()])],
    ];
    for (const [by, find] of rounds) {
        for (const candidate of candidates) {
            take(candidate, matches.has(candidate) ? undefined : find(candidate), by);
        }
    }
    return matches;
}

function connected(path: string, stacks: Iterable<LocalStack>, known: Known): LocalStack | undefined {
    return [...stacks].find(
        ({ connection }) =>
            connection !== null &&
            known.isThisRepository(connection.url) &&
            connection.branch === known.branch &&
            connection.composePath.includes(path),
    );
}

/** Names of the folders higher up, and of several of them together. */
function pathNames(path: string): string[] {
    const [nearest, ...higher] = folderNames(path, "");
    return [...(nearest && higher[0] ? [slug(`${higher[0]}-${nearest}`)] : []), ...higher];
}

/** One stack that is clearly more like it than the others; services count when their images agree too. */
function mostAlike({ described }: Candidate, stacks: readonly LocalStack[]): LocalStack | undefined {
    const rated = stacks
        .filter(({ connection }) => connection === null)
        .map((stack) => ({ stack, alike: likeness(described?.services ?? {}, stack.images) }))
        .filter(({ alike }) => alike >= ENOUGH)
        .sort((one, two) => two.alike - one.alike);
    return rated.length > 1 && rated[0]!.alike === rated[1]!.alike ? undefined : rated[0]?.stack;
}

function likeness(ours: Record<string, string>, theirs: Record<string, string>): number {
    const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    const same = [...names].filter((name) => ours[name] !== undefined && ours[name] === theirs[name]);
    // One built service called "app" says nothing.
    const tells = same.length > 1 || same.some((name) => ours[name] !== "");
    return tells ? same.length / names.size : 0;
}
