import { createHash, randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { CicdError } from "../../../common/errors";
import { ownRelease } from "../../build-engine/own-release";
import { openRelease } from "../../build-engine/release-environment";
import type { HandEdit } from "../../deploy/hand-edit/hand-edit";
import { readLiveFiles } from "../../deploy/live/live-files";
import { buildConfigs } from "../../models/build-configs";
import { releases, type Release } from "../../models/releases";
import type { Dependencies } from "../dependencies";
import { remoteOf, requireConnected, type Connected } from "../find-connected";
import { isFromOutside } from "../start-deployment";

const DEADLINE_MS = 120_000;

/** A stack's files on disk beside its release. */
export interface EditedStack extends Connected {
    stack: string;
    active: Release;
    /** Of all files that compose reads. */
    fingerprint: string;
    /** Names of the files that differ. */
    files: string[];
    /** SHA-256 of the compose file. */
    seen: string;
}

/** @throws CicdError STACK_NOT_CONNECTED | STATE_CONFLICT for a stack that was not deployed from Git yet */
export async function openEditedStack(deps: Dependencies, stack: string): Promise<EditedStack> {
    const connected = await requireConnected(deps.db, stack);
    const active = ownRelease(await releases.active(deps.db, stack), stack);
    const live = await readLiveFiles(join(deps.stacksDir, stack));
    const released = openRelease(active, deps.secrets);
    const { stackFiles } = active.content;
    const names = [...new Set([...Object.keys(stackFiles), ...Object.keys(live.texts)])];
    const files = names.filter((name) => stackFiles[name] !== live.texts[name]);
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    return {
        ...connected,
        stack,
        active,
        fingerprint: sha256(JSON.stringify([live.texts, live.environment])).slice(0, 16),
        files: released.environment === live.environment ? files : [...files, ".env"],
        seen: sha256(live.composeName === null ? "" : live.texts[live.composeName]!),
    };
}

/**
 * Says the edit of the compose file in the terms of the repository's own file. Needs the release's commit.
 * @throws CicdError STATE_CONFLICT where the release has none | COMPOSE_FILE_INVALID | COMMIT_NOT_FOUND | …
 */
export async function readHandEdit(deps: Dependencies, edited: EditedStack): Promise<HandEdit> {
    const { stack, active, binding, repository } = edited;
    const sha = active.commitSha;
    if (sha === null) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `The live release of "${stack}" was made of no commit, so there is nothing to compare the edit with.`,
            safe: "Nothing was changed.",
            hint: "Deploy the stack from Git first.",
        });
    }
    const remote = await remoteOf(deps.db, deps.secrets, repository);
    const options = { deadlineMs: DEADLINE_MS };
    const checkoutDir = join(deps.stacksDir, ".cicd", stack, "work", `edit-${randomBytes(6).toString("hex")}`);
    try {
        await deps.locks.hold(`repository ${repository.id}`, "fetch", () => deps.git.resolve(remote, sha, options));
        // What code from outside names as submodules is read without our credential.
        const reader = (await isFromOutside(deps, active)) ? { ...remote, credential: null } : remote;
        await deps.git.checkout(repository.id, sha, checkoutDir, { ...options, remote: reader });
        const { composePath, profiles, envFiles, adopt, grants } = binding;
        const trackedFiles = await deps.git.trackedFiles(repository.id, sha);
        const source = { checkoutDir, composePath, profiles, envFiles, trackedFiles, adopt, grants };
        const buildConfig = await buildConfigs.find(deps.db, stack);
        const release = openRelease(active, deps.secrets);
        return await deps.deployer.mapHandEdit({ source, release }, { stack, buildConfig, log: () => undefined });
    } finally {
        await rm(checkoutDir, { recursive: true, force: true });
    }
}
