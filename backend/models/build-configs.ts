import { buildConfigSchema, type BuildConfig } from "../../common/schema";
import type { Db } from "./db";

/** Build and deployment settings per stack; a stack without a row has the schema's defaults. */
export const buildConfigs = {
    async find(db: Db, stack: string): Promise<BuildConfig> {
        const row = (await db("cicd_build_config").where({ stack }).first()) as { config: string } | undefined;
        return buildConfigSchema.parse(row ? JSON.parse(row.config) : {});
    },
    /** Of the stacks that say something about updates of images; by stack. */
    async withImageUpdates(db: Db): Promise<{ stack: string; config: BuildConfig }[]> {
        const rows = (await db("cicd_build_config")
            .whereLike("config", '%"schedule"%')
            .orderBy("stack")
            .select("stack", "config")) as { stack: string; config: string }[];
        return rows.map(({ stack, config }) => ({ stack, config: buildConfigSchema.parse(JSON.parse(config)) }));
    },
    async save(db: Db, stack: string, config: BuildConfig, updatedAt: string): Promise<void> {
        await db("cicd_build_config")
            .insert({ stack, config: JSON.stringify(config), updated_at: updatedAt })
            .onConflict("stack")
            .merge();
    },
    async remove(db: Db, stack: string): Promise<void> {
        await db("cicd_build_config").where({ stack }).delete();
    },
};
