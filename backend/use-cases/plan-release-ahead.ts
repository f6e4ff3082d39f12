import { CicdError } from "../../common/errors";
import type { CommitView, PlanView } from "../../common/views";
import { liveRelease } from "../build-engine/live-release";
import { notesOnImages } from "../build-engine/kept-images";
import { openRelease } from "../build-engine/release-environment";
import { environmentOnReturn } from "../build-engine/way-back";
import type { DeployContext } from "../deploy/deployer";
import { buildConfigs } from "../models/build-configs";
import { releases, type Release } from "../models/releases";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";

/** What going back to a kept release would change, with the environment that it would come back with. */
export async function planReleaseAhead(deps: Dependencies, stack: string, id: number): Promise<PlanView> {
    const { repository, binding } = await requireConnected(deps.db, stack);
    const target = await requireRelease(deps, stack, id);
    const context: DeployContext = {
        stack,
        buildConfig: await buildConfigs.find(deps.db, stack),
        log: () => undefined,
    };
    const active = await liveRelease(deps, context);
    const { text: environment } = await environmentOnReturn(deps, target);
    const next = { ...openRelease(target, deps.secrets), environment };
    const plan = await deps.deployer.foresee(next, active && openRelease(active, deps.secrets), context);
    const restoring = { release: target.id, asked: false };
    plan.notes.push(...(await deps.deployer.volumeNotes(plan.changes, context, restoring)));
    const range = { from: target.commitSha, to: active?.commitSha ?? null };
    return {
        ...plan,
        commit: commitOf(target),
        rights: await deps.deployer.rightsOf(next, binding.grants, context),
        withdrawn: await commitsIn(deps, repository.id, range),
        notes: [...notesOnImages(await deps.deployer.missingImages(target.content), target), ...plan.notes],
    };
}

/** @throws CicdError NOT_FOUND, also for a release of another stack */
export async function requireRelease({ db }: Pick<Dependencies, "db">, stack: string, id: number): Promise<Release> {
    const release = await releases.find(db, id);
    if (!release || release.stack !== stack) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `The stack "${stack}" has no release with the id ${id}.`,
            hint: "Choose one of GET /stacks/:stack/releases.",
        });
    }
    return release;
}

function commitOf({ commitSha: sha, commitMessage: message, commitAuthor: author }: Release): CommitView | null {
    return sha === null ? null : { sha, message: message ?? "", author: author ?? "" };
}

/** The mirror may not know them any more: they are told for information only. */
async function commitsIn(
    { git }: Pick<Dependencies, "git">,
    repository: number,
    { from, to }: { from: string | null; to: string | null },
): Promise<CommitView[]> {
    if (from === null || to === null || from === to) {
        return [];
    }
    return git.commitsBetween(repository, { from, to }, 50).catch(() => []);
}
