import type { RepositorySettings, SettingOrigin } from "../../common/effective-settings";
import type { BuildConfig } from "../../common/schema";
import type { Db } from "./db";

/** The settings as they counted for one deployment. */
export interface DeploymentSettings {
    /** What its commit said; null for nothing. */
    repository: RepositorySettings | null;
    config: BuildConfig;
    origins: Record<string, SettingOrigin>;
}

/** Kept apart from the deployment's other facts, which are read far more often. */
export const deploymentSettings = {
    async find(db: Db, deployment: number): Promise<DeploymentSettings | null> {
        const row = (await db("cicd_deployment").where({ id: deployment }).first("settings")) as Row | undefined;
        return row?.settings ? (JSON.parse(row.settings) as DeploymentSettings) : null;
    },
    async save(db: Db, deployment: number, settings: DeploymentSettings): Promise<void> {
        await db("cicd_deployment")
            .where({ id: deployment })
            .update({ settings: JSON.stringify(settings) });
    },
    /** Of the newest deployment of the repository's own code that read them, and only where it went well if so asked. */
    async newest(
        db: Db,
        stack: string,
        { succeeded }: { succeeded: boolean },
    ): Promise<{ deployment: number; commitSha: string | null; settings: DeploymentSettings } | null> {
        const query = db("cicd_deployment").where({ stack, untrusted: false }).whereNotNull("settings");
        if (succeeded) {
            // The plus keeps the index of the state out: the newest ones of the stack are near.
            query.whereRaw("+state = 'succeeded'");
        }
        const row = (await query.orderBy("id", "desc").first("id", "commit_sha", "settings")) as Row | undefined;
        return row
            ? {
                  deployment: row.id,
                  commitSha: row.commit_sha,
                  settings: JSON.parse(row.settings!) as DeploymentSettings,
              }
            : null;
    },
    /** The deployment that a retry goes on with; null for every other one. */
    async retryOf(db: Db, deployment: number): Promise<number | null> {
        const row = (await db("cicd_deployment").where({ id: deployment }).first("retry_of")) as
            { retry_of: number | null } | undefined;
        return row?.retry_of ?? null;
    },
};

interface Row {
    id: number;
    commit_sha: string | null;
    settings: string | null;
}
