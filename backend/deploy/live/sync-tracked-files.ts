import { lstat, readlink, realpath, rm } from "node:fs/promises";
import path from "node:path";
import type { ReleaseContent, TrackedContent } from "../../models/releases";
import { containedPath, pathEscapes } from "../compose/contained-path";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { makeFolder, ownerOf, placeCopy } from "../files/write-file";
import { linkStaysInside } from "../files/contained-link";
import { hashOnDisk, LINK_MODE } from "../files/tracked-tree";
import { Originals } from "./originals";
import { SavedAside } from "./saved-aside";

type Tracked = ReleaseContent["trackedFiles"];

interface Sync {
    tools: DeployTools;
    context: DeployContext;
    saved: SavedAside;
    originals: Originals;
}

const inPlace = (files: Tracked) => Object.entries(files).filter(([, file]) => file.inPlace);

/**
 * Brings the files that Git keeps inside the stack directory from one release to another. What somebody else changed
 * is saved aside before it is overwritten; what Git no longer has is removed if it is still what we wrote.
 */
export async function syncTrackedFiles(
    change: { from: Tracked; to: Tracked },
    tools: DeployTools,
    context: DeployContext,
): Promise<void> {
    const sync = { tools, context, saved: new SavedAside(tools, context), originals: new Originals(tools.layout) };
    for (const [relative, file] of inPlace(change.to)) {
        await bring(relative, file, { before: change.from[relative], sync });
    }
    for (const [relative, file] of inPlace(change.from).filter(([name]) => !change.to[name]?.inPlace)) {
        await takeBack(relative, file, sync);
    }
}

async function bring(
    relative: string,
    file: TrackedContent,
    { before, sync }: { before: TrackedContent | undefined; sync: Sync },
): Promise<void> {
    const { layout, store } = sync.tools;
    const target = path.join(layout.directory, relative);
    const onDisk = await hashOnDisk(target, file.mode);
    const gitUnchanged = before?.inPlace === true && before.hash === file.hash && onDisk !== null;
    if (onDisk === file.hash || gitUnchanged) {
        return;
    }
    await containedPath(layout.directory, path.dirname(target), `The tracked file ${relative}`);
    if ((await lstat(target).catch(() => null)) !== null && onDisk !== before?.hash) {
        if (before === undefined) {
            await sync.originals.remember(relative);
        }
        await sync.saved.save(relative);
    }
    const owner = await ownerOf(layout.directory);
    await makeFolder(path.dirname(target), owner);
    if (file.mode === LINK_MODE) {
        await refuseLeavingLink(relative, await readlink(store.pathOf(file.hash)), layout.directory);
    }
    await placeCopy(store.pathOf(file.hash), target, { mode: file.mode, owner });
}

/** Again where it comes to lie: a folder on the way may be a link of the user's. */
async function refuseLeavingLink(relative: string, target: string, directory: string): Promise<void> {
    const folder = await realpath(path.join(directory, path.dirname(relative)));
    if (!linkStaysInside(await realpath(directory), folder, target)) {
        throw pathEscapes(`The tracked link ${relative}`, "leads out of the stack directory");
    }
}

async function takeBack(relative: string, file: TrackedContent, sync: Sync): Promise<void> {
    const { layout } = sync.tools;
    const target = path.join(layout.directory, relative);
    const onDisk = await hashOnDisk(target, file.mode);
    const original = await sync.originals.find(relative);
    if (onDisk !== null && onDisk !== file.hash) {
        sync.context.log(`${relative} is no longer in Git; it was edited by hand and stays`);
        return;
    }
    await containedPath(layout.directory, path.dirname(target), `The tracked file ${relative}`);
    if (original === null) {
        await rm(target, { force: true });
        return;
    }
    await placeCopy(original.file, target, { mode: original.mode, owner: await ownerOf(layout.directory) });
    await sync.originals.forget(relative);
}
