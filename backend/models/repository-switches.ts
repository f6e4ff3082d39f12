import { REPOSITORY_SWITCHES, type RepositorySwitch } from "../../common/setting-policy";
import type { Db } from "./db";

/** What an administrator allowed a stack's repository to set; beside its settings, where the repository never gets. */
export const repositorySwitches = {
    async find(db: Db, stack: string): Promise<RepositorySwitch[]> {
        const row = (await db("cicd_build_config").where({ stack }).first("repository_switches")) as
            { repository_switches: string } | undefined;
        const stored = row ? (JSON.parse(row.repository_switches) as string[]) : [];
        return REPOSITORY_SWITCHES.filter((name) => stored.includes(name));
    },
    async save(db: Db, stack: string, allowed: readonly RepositorySwitch[], updatedAt: string): Promise<void> {
        const row = { stack, config: "{}", updated_at: updatedAt, repository_switches: JSON.stringify(allowed) };
        await db("cicd_build_config").insert(row).onConflict("stack").merge(["repository_switches", "updated_at"]);
    },
};
