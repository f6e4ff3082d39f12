import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, relative } from "node:path";
import type { AdoptionFileView, ConnectionPreviewView } from "../../common/adoption-views";
import type { PreviewConnection } from "../../common/repository-schema";
import { CicdError } from "../../common/errors";
import type { PlanView } from "../../common/views";
import { sealEnvironment } from "../build-engine/release-environment";
import { foreseenSettings } from "../build-engine/settings/settle-settings";
import { findComposeFiles } from "../deploy/compose/find-compose-files";
import type { DeployContext, Source } from "../deploy/deployer";
import { compareFolder } from "../deploy/files/compare-folder";
import { readLiveFiles } from "../deploy/live/live-files";
import { removeHome } from "../deploy/remove-home";
import type { CheckedOutTip } from "../git/git";
import { bindings } from "../models/bindings";
import { buildConfigs } from "../models/build-configs";
import { releases, type Release } from "../models/releases";
import type { Dependencies } from "./dependencies";
import { remoteToRead } from "./remote-to-read";
import { takenPorts } from "./taken-ports";

const MINUTE = 60_000;

/**
 * What connecting a stack to this branch, and its first deployment, would do: the plan, and its directory beside the
 * commit's folder. Stores nothing, neither of the repository nor of the stack, and changes no file that is there.
 *
 * @throws CicdError as Git does, and as the plan of a deployment does
 */
export async function previewConnection(
    deps: Dependencies,
    stack: string,
    input: PreviewConnection,
): Promise<ConnectionPreviewView> {
    const remote = await remoteToRead(deps, input);
    // One at a time: what the first one tidies up is what the second one uses.
    return deps.locks.hold(`preview ${stack}`, "previewing", () =>
        leavingNothing(deps, stack, async (checkoutDir) => {
            const where = { branch: input.branch, target: checkoutDir };
            const tip = await deps.git.checkoutTip(remote, where, { deadlineMs: 3 * MINUTE });
            return preview(deps, stack, { input, checkoutDir, tip });
        }),
    );
}

/** Preparing a deployment keeps files for it; for a stack that has none yet they go again. */
async function leavingNothing<T>(
    { db, stacksDir, locks }: Pick<Dependencies, "db" | "stacksDir" | "locks">,
    stack: string,
    use: (checkoutDir: string) => Promise<T>,
): Promise<T> {
    const own = join(stacksDir, ".cicd", stack);
    const isNew = !existsSync(own);
    const checkoutDir = join(own, "work", `plan-${randomBytes(6).toString("hex")}`);
    try {
        return await use(checkoutDir);
    } finally {
        await rm(checkoutDir, { recursive: true, force: true });
        if (isNew) {
            // Under the lock under which what runs is recorded for a connection that was made meanwhile.
            await locks.hold(stack, "tidying up", async () => {
                if ((await bindings.findByStack(db, stack)) === null) {
                    await removeHome(own, []);
                }
            });
        }
    }
}

interface Looked {
    input: PreviewConnection;
    checkoutDir: string;
    tip: CheckedOutTip;
}

async function preview(deps: Dependencies, stack: string, looked: Looked): Promise<ConnectionPreviewView> {
    const { input, checkoutDir, tip } = looked;
    const own: DeployContext = { stack, buildConfig: await buildConfigs.find(deps.db, stack), log: () => undefined };
    const binding = await bindings.findByStack(deps.db, stack);
    const source: Source = {
        checkoutDir,
        composePath: input.composePath ?? [],
        profiles: input.profiles,
        envFiles: input.envFiles,
        trackedFiles: tip.files,
        adopt: input.adopt ?? {},
        grants: [...(binding?.grants ?? []), ...(await deps.deployer.currentGrants(own))],
        localEdits: [],
        assumesRequired: true,
    };
    const context = { ...own, buildConfig: (await foreseenSettings(deps.db, stack, source)).config };
    const live = await readLiveFiles(join(deps.stacksDir, stack));
    const { plan } = await deps.deployer
        .prepare(source, await whatRuns(deps, context), context)
        .catch((error: unknown) => Promise.reject(live.composeName === null ? forNewStack(error) : error));
    const used = await deps.deployer.portsOfOthers(stack);
    const compared = live.composeName === null ? { files: [], leftOut: 0 } : await compare(deps, stack, source);
    return {
        stack,
        existing: live.composeName !== null,
        commit: tip.commit,
        plan: { ...plan, commit: tip.commit },
        files: compared.files.map((file) => decided(file, plan)),
        leftOut: compared.leftOut,
        takenPorts: takenPorts(plan.changes, used),
    };
}

/** Nothing runs yet of which it could be said that it was not touched. */
function forNewStack(error: unknown): unknown {
    if (!(error instanceof CicdError)) {
        return error;
    }
    const { code, message, hint } = error;
    return new CicdError({ code, message, hint, safe: "Nothing was changed." });
}

/** The live release; for a stack that was never deployed from here what would be recorded as release #0. */
async function whatRuns(deps: Dependencies, context: DeployContext): Promise<Release | null> {
    const { stack } = context;
    const [newest] = await releases.list(deps.db, stack, { limit: 1 });
    if (newest !== undefined && newest.number > 0) {
        return releases.active(deps.db, stack);
    }
    const captured = await deps.deployer.captureCurrent(context, { lookOnly: true });
    const at = deps.clock.now().toISOString();
    return (
        captured && {
            ...{ id: 0, stack, number: 0, state: "active", deploymentId: null },
            ...{ ref: null, commitSha: null, commitMessage: null, commitAuthor: null },
            content: captured.content,
            environment: sealEnvironment(captured.environment, deps.secrets),
            createdAt: at,
            activatedAt: at,
        }
    );
}

async function compare({ stacksDir }: Pick<Dependencies, "stacksDir">, stack: string, source: Source) {
    const [composeFile] = (await findComposeFiles(source.checkoutDir, source.composePath)) as [string];
    const projectDirectory = join(composeFile, "..");
    const folder = relative(source.checkoutDir, projectDirectory);
    const below = source.trackedFiles
        .map(({ path, mode }) => ({ path: relative(folder, path), mode }))
        .filter(({ path }) => !path.startsWith(".."));
    const directory = join(stacksDir, stack);
    return compareFolder({
        directory,
        live: await readLiveFiles(directory),
        projectDirectory,
        composeFile: relative(projectDirectory, composeFile),
        tracked: new Map(below.map(({ path, mode }) => [path, mode])),
    });
}

/** Only where a deployment would have to choose, a person can. */
function decided(file: AdoptionFileView, { differences }: PlanView): AdoptionFileView {
    const choice = differences.find(({ path }) => path === file.path)?.choice ?? null;
    return { ...file, choice };
}
