import { settingsSchema, type Settings } from "../../common/schema";
import type { Db } from "./db";

/** The extension's own settings, one row per key; what has no row has the schema's default. */
export const settings = {
    async load(db: Db): Promise<Settings> {
        const rows = (await db("cicd_setting")) as { key: string; value: string }[];
        return settingsSchema.parse(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])));
    },
    async save(db: Db, values: Settings): Promise<void> {
        const rows = Object.entries(values).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
        await db("cicd_setting").insert(rows).onConflict("key").merge();
    },
};
