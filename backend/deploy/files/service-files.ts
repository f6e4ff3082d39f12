import { readdir, readlink, realpath } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";
import { RESERVED_NAMES } from "../compose/compose-names";
import { containedPath, pathEscapes } from "../compose/contained-path";
import { linkStaysInside } from "./contained-link";
import type { RelativeMount } from "./mount-syntax";
import { ownershipOf, type OwnershipRules } from "./ownership";
import { LINK_MODE, treeHash, walkTree, type TreeEntry } from "./tracked-tree";

/** Under which a snapshot with a text of its own is found: the same file may be mounted too, and then as it is. */
export function snapshotKey({ path: file, text }: Pick<Snapshot, "path" | "text">): string {
    return text === undefined ? file : `env_file ${file}`;
}

/** A path that a service takes from Git unchanged: in full form it names the snapshot. */
export interface Snapshot {
    path: string;
    hash: string;
    entries: TreeEntry[];
    folder: boolean;
    /** What is stored instead of the commit's version, which names variables of the host's process. */
    text?: string;
    /** True when the version on disk, which the plain form would use, is not Git's. */
    differsOnDisk: boolean;
}

export interface Difference {
    path: string;
    choice: "mine" | "git";
}

/** What Git supplies to one mounted or read path. */
export interface PathSupply {
    snapshot: Snapshot | null;
    /** Kept in step inside the stack directory. */
    inPlace: TreeEntry[];
    inPlaceDiffers: boolean;
    differences: Difference[];
}

const NOTHING: PathSupply = { snapshot: null, inPlace: [], inPlaceDiffers: false, differences: [] };
const PLACE_HOLDERS = new Set([".gitkeep", ".keep", ".gitignore"]);

/** Where the project's relative paths start, in the commit. */
export interface CommitFiles {
    checkout: string;
    projectDirectory: string;
}

/** A path that is itself a link counts as what it leads to: at another depth the link would lead elsewhere. */
async function treeBehind(commit: CommitFiles, relative: string): Promise<TreeEntry[]> {
    const entries = await walkTree(commit.projectDirectory, relative);
    const isLink = entries.length === 1 && entries[0]!.path === relative && entries[0]!.mode === LINK_MODE;
    if (!isLink) {
        return entries;
    }
    const real = await containedPath(commit.checkout, path.resolve(commit.projectDirectory, relative), relative);
    const source = path.relative(await realpath(commit.projectDirectory), real);
    const behind = await walkTree(commit.projectDirectory, source);
    return behind.map((entry) => ({
        ...entry,
        path: path.join(relative, path.relative(source, entry.path)),
        source: entry.path,
    }));
}

/** Links below a mounted folder stay links, so they must not lead out of where they come to lie. */
async function refuseLeavingLinks(entries: readonly TreeEntry[], commit: CommitFiles): Promise<void> {
    for (const entry of entries.filter(({ mode }) => mode === LINK_MODE)) {
        const target = await readlink(path.resolve(commit.projectDirectory, entry.source ?? entry.path));
        const root = entry.path.startsWith("..") ? commit.checkout : commit.projectDirectory;
        if (!linkStaysInside(root, path.dirname(path.resolve(commit.projectDirectory, entry.path)), target)) {
            throw pathEscapes(`The tracked link ${entry.path}`, "leads out of the folder of the compose file");
        }
    }
}

async function trackedBelow(commit: CommitFiles, relative: string): Promise<TreeEntry[]> {
    const entries = await treeBehind(commit, relative);
    await refuseLeavingLinks(entries, commit);
    const supplied = entries.filter((entry) => !RESERVED_NAMES.has(path.normalize(entry.path)));
    return supplied.every((entry) => PLACE_HOLDERS.has(path.basename(entry.path))) ? [] : supplied;
}

/** Looks at names only, and stops at the first file that Git doesn't have: the folder may hold terabytes. */
async function holdsUntracked(directory: string, relative: string, tracked: ReadonlySet<string>): Promise<boolean> {
    const entries = await readdir(path.join(directory, relative), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
        const here = path.join(relative, entry.name);
        const untracked = entry.isDirectory() ? await holdsUntracked(directory, here, tracked) : !tracked.has(here);
        if (untracked) {
            return true;
        }
    }
    return false;
}

interface Wanted {
    path: string;
    /** False for a mount that the service may write to, or that other mounts lie in. */
    canBeSnapshot: boolean;
}

/**
 * What Git supplies below a path of the project, and how it gets to the service.
 * @throws CicdError COMPOSE_PATH_ESCAPES
 */
export async function supplyOf(wanted: Wanted, commit: CommitFiles, rules: OwnershipRules): Promise<PathSupply> {
    const entries = await trackedBelow(commit, wanted.path);
    if (entries.length === 0) {
        return NOTHING;
    }
    if (wanted.path.startsWith("..")) {
        return besideTheStack(wanted, entries);
    }
    const judged = { ...rules, throughLinks: wanted.canBeSnapshot };
    const owners = await Promise.all(entries.map((entry) => ownershipOf(entry, judged)));
    const differences = entries.flatMap((entry, i) =>
        owners[i]!.undecided ? [{ path: entry.path, choice: owners[i]!.owner }] : [],
    );
    const ours = entries.filter((_, i) => owners[i]!.owner === "git");
    const differsOnDisk = owners.some(({ owner, differs }) => owner === "git" && differs);
    const folder = entries.length > 1 || entries[0]!.path !== path.normalize(wanted.path);
    const known = new Set([...entries.map((entry) => entry.path), ...Object.keys(rules.supplied)]);
    const whole = wanted.canBeSnapshot && ours.length === entries.length;
    if (whole && !(folder && (await holdsUntracked(rules.directory, wanted.path, known)))) {
        const hash = folder ? treeHash(entries) : entries[0]!.hash;
        return { ...NOTHING, snapshot: { path: wanted.path, hash, entries, folder, differsOnDisk }, differences };
    }
    return { snapshot: null, inPlace: ours, inPlaceDiffers: differsOnDisk, differences };
}

/** A tracked path above the compose file's folder has no place in the stack directory: it can only be a snapshot. */
function besideTheStack(wanted: Wanted, entries: TreeEntry[]): PathSupply {
    if (!wanted.canBeSnapshot) {
        throw new CicdError({
            code: "COMPOSE_PATH_ESCAPES",
            message: `${wanted.path} is mounted writable, but lies above the compose file's folder.`,
            safe: "Nothing was changed.",
            hint: "Mount it read-only, or move it below the compose file.",
        });
    }
    const folder = entries.length > 1 || entries[0]!.path !== path.normalize(wanted.path);
    const hash = folder ? treeHash(entries) : entries[0]!.hash;
    return { ...NOTHING, snapshot: { path: wanted.path, hash, entries, folder, differsOnDisk: true } };
}

/** A mounted folder that other mounts of the service lie in needs its mount points, which a snapshot lacks. */
export function holdsOtherMounts(mount: RelativeMount, targets: readonly string[]): boolean {
    return targets.some(
        (target) => target !== mount.target && target.startsWith(`${mount.target.replace(/\/$/, "")}/`),
    );
}
