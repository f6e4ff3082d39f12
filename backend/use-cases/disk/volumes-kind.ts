import { releases } from "../../models/releases";
import { partOf, type DiskCall, type DiskKind } from "./disk-kind";
import { keptReleases } from "./kept-releases";

async function keptIds({ deps }: DiskCall, stack: string): Promise<number[]> {
    return (await keptReleases(deps.db, stack)).kept.map(({ id }) => id);
}

/** Copies of volumes: each goes with the release that it is kept with. Volumes themselves are nobody's to free. */
export const volumesKind: DiskKind = {
    name: "volumes",

    async usage(call) {
        const parts = [];
        for (const stack of await releases.stacks(call.deps.db)) {
            const kept = await keptIds(call, stack);
            const copies = await call.deps.deployer.volumeCopiesOnDisk(stack);
            const needed = ({ release }: (typeof copies)[number]) => release !== null && kept.includes(release);
            parts.push(
                partOf(
                    stack,
                    copies.map((one) => ({ bytes: one.bytes, needed: needed(one) })),
                ),
            );
        }
        return parts.filter(({ count }) => count > 0);
    },

    async free(call) {
        const { deps, busy } = call;
        for (const stack of await releases.stacks(deps.db)) {
            if (deps.locks.holder(stack) === null) {
                await deps.locks.hold(stack, "tidying up", async () => {
                    await deps.deployer.pruneVolumeCopies(stack, await keptIds(call, stack));
                });
            } else if ((await deps.deployer.volumeCopiesOnDisk(stack)).length > 0) {
                busy.add(stack);
            }
        }
    },
};
