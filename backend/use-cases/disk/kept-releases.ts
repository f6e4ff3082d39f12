import { surplusReleases } from "../../build-engine/surplus-releases";
import { buildConfigs } from "../../models/build-configs";
import type { Db } from "../../models/db";
import { releases, type Release } from "../../models/releases";

const ALL = 10_000;

/** A stack's releases, parted by whether a rollback can still ask for them. */
export async function keptReleases(db: Db, stack: string): Promise<{ kept: Release[]; surplus: Release[] }> {
    const all = await releases.list(db, stack, { limit: ALL });
    const { keepReleases } = await buildConfigs.find(db, stack);
    const live = all.find(({ state }) => state === "active")?.id;
    const surplus = surplusReleases(all, { live, keep: keepReleases });
    return { kept: all.filter((release) => !surplus.includes(release)), surplus };
}
