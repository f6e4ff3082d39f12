import path from "node:path";
import { partOf, type DiskKind } from "./disk-kind";
import { MIRRORS_FOLDER } from "../../deploy/remove-home";
import { treeBytes } from "../../deploy/live/tree-bytes";
import { namesIn } from "./names-in";

const BYTES_PER_GB = 1024 ** 3;

/** The engine's build cache, cut to its limit where there is one: builds that are not ours use it too. */
export const buildCacheKind: DiskKind = {
    name: "build-cache",

    async usage({ deps, settings }) {
        const { bytes, count } = await deps.deployer.buildCache();
        const limit = settings.buildCacheGb * BYTES_PER_GB;
        const freeableBytes = limit === 0 ? 0 : Math.max(0, bytes - limit);
        return count === 0 ? [] : [{ stack: null, bytes, count, freeableBytes, freeableCount: 0 }];
    },

    async free({ deps, settings }) {
        if (settings.buildCacheGb > 0) {
            await deps.deployer.cutBuildCache(settings.buildCacheGb * BYTES_PER_GB);
        }
    },
};

/** Shown only: what is in it has rules of its own. */
function folderKind(
    name: "mirrors" | "deliveries" | "job-logs",
    folderOf: (deps: { stacksDir: string; ownDir: string }) => string,
) {
    return {
        name,
        async usage({ deps }) {
            const folder = folderOf(deps);
            const names = await namesIn(folder);
            const things = names.map(async (one) => ({
                bytes: await treeBytes(path.join(folder, one)),
                needed: true,
            }));
            return names.length === 0 ? [] : [partOf(null, await Promise.all(things))];
        },
        free: () => Promise.resolve(),
    } satisfies DiskKind;
}

/** Copies of repositories: each serves all its stacks, and goes with the repository. */
export const mirrorsKind = folderKind("mirrors", ({ stacksDir }) => path.join(stacksDir, ".cicd", MIRRORS_FOLDER));

/** Of runs of jobs: each job keeps so many of its last runs. */
export const jobLogsKind = folderKind("job-logs", ({ ownDir }) => path.join(ownDir, "job-logs"));

/** Bodies of deliveries: kept for as many days as the deliveries are. */
export const deliveriesKind = folderKind("deliveries", ({ ownDir }) => path.join(ownDir, "bodies"));
