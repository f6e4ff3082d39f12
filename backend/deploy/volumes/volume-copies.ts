import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { treeBytes } from "../live/tree-bytes";
import type { StackLayout } from "../stack-layout";

/** One volume as it was kept. */
export interface CopiedVolume {
    name: string;
    driver: string;
    labels: Readonly<Record<string, string>>;
    /** Of the stack, that had it then. */
    services: string[];
    /** In the folder of the release. */
    file: string;
    /** Nothing wrote to it while it was copied. */
    atRest: boolean;
}

/** The volumes as they were when a release was replaced. */
export interface VolumeCopies {
    release: number;
    takenAt: string;
    volumes: CopiedVolume[];
    /** On disk. */
    bytes: number;
}

const INDEX = "volumes.json";

const rootOf = ({ home }: StackLayout) => path.join(home, "volumes");

export function copiesFolder(layout: StackLayout, release: number): string {
    return path.join(rootOf(layout), String(release));
}

/** An empty folder beside the kept ones, in which a copy grows. */
export async function newCopiesFolder(layout: StackLayout, release: number): Promise<string> {
    const folder = `${copiesFolder(layout, release)}.new`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(rootOf(layout), { recursive: true, mode: 0o700 });
    await mkdir(folder, { mode: 0o700 });
    return folder;
}

/** From here on the copies count; those that were kept with the release before are gone. */
export async function keepCopies(
    layout: StackLayout,
    { release, takenAt, volumes }: Pick<VolumeCopies, "release" | "takenAt" | "volumes">,
): Promise<void> {
    const folder = copiesFolder(layout, release);
    await writeFile(path.join(`${folder}.new`, INDEX), JSON.stringify({ takenAt, volumes }), { mode: 0o600 });
    await rm(folder, { recursive: true, force: true });
    await rename(`${folder}.new`, folder);
}

/** Null for a release without copies. */
export async function readCopies(layout: StackLayout, release: number): Promise<VolumeCopies | null> {
    const folder = copiesFolder(layout, release);
    const text = await readFile(path.join(folder, INDEX), "utf8").catch(() => null);
    if (text === null) {
        return null;
    }
    const { takenAt, volumes } = JSON.parse(text) as Pick<VolumeCopies, "takenAt" | "volumes">;
    return { release, takenAt, volumes, bytes: await treeBytes(folder) };
}

/** Of all releases, what has any; what is empty, and left-overs of a copy that was cut off, are not among them. */
export async function listCopies(layout: StackLayout): Promise<VolumeCopies[]> {
    const names = (await readdir(rootOf(layout)).catch(() => [])).filter((name) => /^\d+$/.test(name));
    const found = await Promise.all(names.map((name) => readCopies(layout, Number(name))));
    return found.filter((copies) => copies !== null).filter(({ volumes }) => volumes.length > 0);
}

/** What lies there, by release; null for what was cut off. */
export async function copiesOnDisk(
    layout: StackLayout,
): Promise<{ name: string; release: number | null; bytes: number }[]> {
    const names = await readdir(rootOf(layout)).catch(() => []);
    const measured = names.map(async (name) => ({
        name,
        release: /^\d+$/.test(name) ? Number(name) : null,
        bytes: await treeBytes(path.join(rootOf(layout), name)),
    }));
    return Promise.all(measured);
}

/** Drops what is kept with no release of these. */
export async function pruneCopies(layout: StackLayout, kept: readonly number[]): Promise<void> {
    for (const { name, release } of await copiesOnDisk(layout)) {
        if (release === null || !kept.includes(release)) {
            await rm(path.join(rootOf(layout), name), { recursive: true, force: true });
        }
    }
}
