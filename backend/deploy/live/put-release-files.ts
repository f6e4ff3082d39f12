import { rm } from "node:fs/promises";
import path from "node:path";
import type { ReleaseContent } from "../../models/releases";
import { COMPOSE_NAMES, OVERRIDE_NAMES } from "../compose/compose-names";
import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { makeFolder, modeOf, ownerOf, placeCopy, placeOf, writeText, type Owner } from "../files/write-file";
import { readLiveFiles, type LiveFiles } from "./live-files";
import { Originals } from "./originals";
import { SavedAside } from "./saved-aside";
import { syncTrackedFiles } from "./sync-tracked-files";

const NAMES: readonly string[] = [...COMPOSE_NAMES, ...OVERRIDE_NAMES];
const NOTHING: ReleaseContent = { stackFiles: {}, trackedFiles: {}, services: {} };

interface Change {
    to: LiveRelease;
    /** What is or was live; null when the stack had nothing. */
    from: LiveRelease | null;
    /** Compose files to write instead of the release's own texts. */
    texts: Record<string, string>;
}

/** Brings the stack directory's files to a release. Idempotent; edits by hand are saved aside. */
export async function putReleaseFiles(change: Change, tools: DeployTools, context: DeployContext): Promise<void> {
    const { layout } = tools;
    await makeFolder(layout.directory, await ownerOf(layout.stacksDir));
    const live = await readLiveFiles(layout.directory);
    const owner = await ownerOf(layout.directory);
    const saved = new SavedAside(tools, context);
    await syncTrackedFiles(
        { from: (change.from?.content ?? NOTHING).trackedFiles, to: change.to.content.trackedFiles },
        tools,
        context,
    );
    await putEnvironment(change, { live, owner, saved, tools });
    await putComposeFiles(change, { live, owner, saved, tools });
}

interface Place {
    live: LiveFiles;
    owner: Owner | null;
    saved: SavedAside;
    tools: DeployTools;
}

async function putComposeFiles({ from, to, texts }: Change, { live, owner, saved, tools }: Place): Promise<void> {
    const { directory } = tools.layout;
    const known = (name: string, text: string) =>
        text === from?.content.stackFiles[name] || text === to.content.stackFiles[name] || text === texts[name];
    for (const [name, text] of Object.entries(live.texts)) {
        if (!known(name, text)) {
            await saved.save(name);
        }
    }
    for (const [name, text] of Object.entries(texts)) {
        if (live.texts[name] !== text) {
            const mode = (await modeOf(path.join(directory, name))) ?? 0o644;
            await writeText(await placeOf(directory, name), text, { mode, owner });
        }
    }
    for (const name of NAMES.filter((other) => other in live.texts && !(other in texts))) {
        await rm(path.join(directory, name), { force: true });
    }
}

async function putEnvironment({ from, to }: Change, { live, owner, saved, tools }: Place): Promise<void> {
    const file = path.join(tools.layout.directory, ".env");
    const wanted = to.environment;
    if (from === null) {
        await new Originals(tools.layout).remember(".env");
    }
    if (live.environment === wanted) {
        return;
    }
    if (live.environment !== null && from !== null && live.environment !== from.environment) {
        await saved.save(".env");
    }
    if (wanted === null) {
        await rm(file, { force: true });
    } else {
        // Where nothing ran before, the link itself is what comes back if this release doesn't stay.
        const place = from === null ? file : await placeOf(tools.layout.directory, ".env");
        await writeText(place, wanted, { mode: 0o600, owner });
    }
}

/**
 * Takes away what `putReleaseFiles` wrote for a stack that had nothing before. Its directory stays: the host would have no
 * page for it any more.
 */
export async function removeReleaseFiles(next: LiveRelease, tools: DeployTools, context: DeployContext): Promise<void> {
    const { directory } = tools.layout;
    const live = await readLiveFiles(directory);
    await syncTrackedFiles({ from: next.content.trackedFiles, to: {} }, tools, context);
    const originals = new Originals(tools.layout);
    const original = await originals.find(".env");
    if (original !== null) {
        await placeCopy(original.file, path.join(directory, ".env"), {
            mode: original.mode,
            owner: await ownerOf(directory),
        });
    } else if (live.environment !== null && live.environment === next.environment) {
        await rm(path.join(directory, ".env"), { force: true });
    }
    // As long as one is there, an undo that was cut off is seen and done again.
    for (const name of Object.keys(next.content.stackFiles)) {
        await rm(path.join(directory, name), { force: true });
    }
    await originals.forget(".env");
}
