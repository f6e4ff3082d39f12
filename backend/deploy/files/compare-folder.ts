import { readdir } from "node:fs/promises";
import path from "node:path";
import type { AdoptionFileView } from "../../../common/adoption-views";
import { COMPOSE_NAMES, OVERRIDE_NAMES } from "../compose/compose-names";
import type { LiveFiles } from "../live/live-files";
import { hashOnDisk } from "./tracked-tree";

export interface Folders {
    /** The stack's own, and what of it compose reads. */
    directory: string;
    live: LiveFiles;
    /** Where the compose file lies in the checkout, and that file's name there. */
    projectDirectory: string;
    composeFile: string;
    /** Paths that Git has below that, from there on, with their modes. */
    tracked: ReadonlyMap<string, number>;
}

type Found = Pick<AdoptionFileView, "path" | "role">;

interface Compared {
    files: AdoptionFileView[];
    leftOut: number;
}

const MOST = 200;
const overrides: ReadonlySet<string> = new Set(OVERRIDE_NAMES);
const composes: ReadonlySet<string> = new Set(COMPOSE_NAMES);
const byPath = (one: Found, two: Found) => one.path.localeCompare(two.path);

/**
 * The stack's directory and the commit's folder, path by path: what both have first, then what only the disk has, then
 * what only Git has. A folder that Git knows nothing of is one row, however much is in it. Reads only.
 */
export async function compareFolder(folders: Folders): Promise<Compared> {
    const { tracked, composeFile } = folders;
    const onDisk = (await pathsHere(folders)).sort(byPath);
    const here = new Set(onDisk.map((file) => file.path));
    const inGit = [...tracked.keys()]
        .filter((name) => !here.has(name) && name !== composeFile)
        .map((name): Found => ({ path: name, role: roleOf(name) }));
    const counterpart = ({ path: name, role }: Found) => (role === "compose" ? composeFile : name);
    const both = onDisk.filter((file) => tracked.has(counterpart(file)));
    const all = [...both, ...onDisk.filter((file) => !both.includes(file)), ...inGit.sort(byPath)];
    const files: AdoptionFileView[] = [];
    for (const file of all.slice(0, MOST)) {
        const standing = both.includes(file)
            ? await compare(folders, { file: file.path, counterpart: counterpart(file) })
            : here.has(file.path)
              ? "here"
              : "git";
        files.push({ ...file, standing, choice: null });
    }
    return { files, leftOut: all.length - files.length };
}

async function compare(
    { directory, projectDirectory, tracked }: Folders,
    { file, counterpart }: { file: string; counterpart: string },
): Promise<"same" | "differs"> {
    const mode = tracked.get(counterpart)!;
    const [mine, git] = await Promise.all([
        hashOnDisk(path.join(directory, file), mode),
        hashOnDisk(path.join(projectDirectory, counterpart), mode),
    ]);
    return mine === git ? "same" : "differs";
}

/** Goes only where Git has something too: a folder of data may hold terabytes. */
async function pathsHere({ directory, live, tracked }: Folders): Promise<Found[]> {
    const known = new Set([...tracked.keys()].flatMap(parentsOf));
    const found: Found[] = [];
    const waiting = ["."];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
        const entries = await readdir(path.join(directory, folder), { withFileTypes: true }).catch(() => []);
        for (const entry of entries) {
            const here = path.posix.join(folder, entry.name);
            if (!entry.isDirectory()) {
                found.push({ path: here, role: roleOf(here, live.composeName) });
            } else if (known.has(here)) {
                waiting.push(here);
            } else {
                found.push({ path: `${here}/`, role: "folder" });
            }
        }
    }
    return found;
}

function parentsOf(file: string): string[] {
    const parent = path.posix.dirname(file);
    return parent === "." ? [] : [parent, ...parentsOf(parent)];
}

/** Of several compose files compose reads one; the others are files like any other. */
function roleOf(name: string, composeName: string | null = null): AdoptionFileView["role"] {
    if (name === ".env") {
        return "environment";
    }
    if (overrides.has(name)) {
        return "override";
    }
    return composes.has(name) && (composeName === null || name === composeName) ? "compose" : "file";
}
