import { rm } from "node:fs/promises";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import type { PlanView } from "../../common/views";
import type { DeployContext } from "../deploy/deployer";
import { liveRelease } from "../build-engine/live-release";
import { foreseenSettings } from "../build-engine/settings/settle-settings";
import type { Dependencies } from "./dependencies";
import { remoteOf, requireConnected } from "./find-connected";

const MINUTE = 60_000;

/** What a deployment of this ref would change. Reads the repository and the engine; changes neither. */
export async function planAhead(deps: Dependencies, stack: string, asked: string | undefined): Promise<PlanView> {
    const { binding, repository } = await requireConnected(deps.db, stack);
    const remote = await remoteOf(deps.db, deps.secrets, repository);
    const options = { deadlineMs: 2 * MINUTE };
    const commit = await deps.locks.hold(`repository ${repository.id}`, "fetch", async () => {
        await deps.git.fetch(remote, options);
        return deps.git.resolve(remote, asked ?? binding.branch, options);
    });
    const checkoutDir = join(deps.stacksDir, ".cicd", stack, "work", `plan-${randomBytes(6).toString("hex")}`);
    try {
        await deps.git.checkout(repository.id, commit.sha, checkoutDir, { ...options, remote });
        const source = {
            checkoutDir,
            composePath: binding.composePath,
            profiles: binding.profiles,
            envFiles: binding.envFiles,
            trackedFiles: await deps.git.trackedFiles(repository.id, commit.sha),
            adopt: binding.adopt,
            grants: binding.grants,
            localEdits: binding.localEdit?.edits ?? [],
        };
        const context: DeployContext = {
            stack,
            buildConfig: (await foreseenSettings(deps.db, stack, source)).config,
            log: () => undefined,
        };
        const active = await liveRelease(deps, context);
        const { plan } = await deps.deployer.prepare(source, active, context);
        plan.notes.push(...(await deps.deployer.volumeNotes(plan.changes, context)));
        const range = { from: active?.commitSha ?? null, to: commit.sha };
        const { sha, message, author } = commit;
        return {
            ...plan,
            commit: { sha, message, author },
            commits: await deps.git.commitsBetween(repository.id, range, 50),
        };
    } finally {
        await rm(checkoutDir, { recursive: true, force: true });
    }
}
