import { buildConfigSchema } from "../../../common/schema";
import type { DeployContext, StackDisk } from "../../deploy/deployer";
import { releases } from "../../models/releases";
import { partOf, type DiskCall, type DiskKind } from "./disk-kind";
import { keptReleases } from "./kept-releases";

/** Of stacks without releases nothing is known: their files may be the only ones that still name an image. */
async function stacksOf({ deps, stack }: DiskCall): Promise<string[]> {
    const all = await releases.stacks(deps.db);
    return all.filter((name) => stack === undefined || name === stack);
}

function contextOf(stack: string): DeployContext {
    return { stack, buildConfig: buildConfigSchema.parse({}), log: () => undefined };
}

/** Images and file snapshots go by releases: what no kept release, container or running deployment uses. */
function releaseKind(name: keyof StackDisk): DiskKind {
    return {
        name,
        async usage(call) {
            const parts = [];
            for (const stack of await stacksOf(call)) {
                const { kept } = await keptReleases(call.deps.db, stack);
                const contents = kept.map(({ content }) => content);
                const found = await call.deps.deployer.diskUsage(stack, contents);
                parts.push(partOf(stack, found[name]));
            }
            return parts.filter(({ count }) => count > 0);
        },
        async free(call) {
            for (const stack of await stacksOf(call)) {
                if (!(await hasSurplus(stack, name, call))) {
                    continue;
                }
                if (call.deps.locks.holder(stack) === null) {
                    await call.deps.locks.hold(stack, "tidying up", () => pruneStack(stack, name, call));
                } else {
                    call.busy.add(stack);
                }
            }
        },
    };
}

/** Asked before the lock: who has nothing to let go is not held up. */
async function hasSurplus(stack: string, name: keyof StackDisk, { deps }: DiskCall): Promise<boolean> {
    const { kept } = await keptReleases(deps.db, stack);
    const contents = kept.map(({ content }) => content);
    return (await deps.deployer.diskUsage(stack, contents))[name].some(({ needed }) => !needed);
}

async function pruneStack(stack: string, name: keyof StackDisk, { deps }: DiskCall): Promise<void> {
    const { kept, surplus } = await keptReleases(deps.db, stack);
    for (const { id } of surplus) {
        await releases.remove(deps.db, id);
    }
    const contents = kept.map(({ content }) => content);
    await deps.deployer.prune(stack, contents, { ...contextOf(stack), pruneOnly: name });
}

export const imagesKind = releaseKind("images");
export const snapshotsKind = releaseKind("snapshots");
