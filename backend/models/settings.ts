import { settingsSchema, type Settings } from "../../common/schema";
import type { Db } from "./db";

/** The extension's own settings, one row per key (the table holds a few others too); what has no row has the schema's default. */
export const settings = {
    async load(db: Db): Promise<Settings> {
        const rows = (await db("cicd_setting")) as { key: string; value: string }[];
        const known = rows.filter(({ key }) => key in settingsSchema.shape);
        return settingsSchema.parse(Object.fromEntries(known.map((row) => [row.key, JSON.parse(row.value)])));
    },
    async save(db: Db, values: Settings): Promise<void> {
        const rows = Object.entries(values).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
        await db("cicd_setting").insert(rows).onConflict("key").merge();
    },
    /** What was allowed to a stack by its name must not be found by another one that gets the name later. */
    async forgetStack(db: Db, stack: string): Promise<void> {
        const values = await settings.load(db);
        const hostCommandStacks = values.hostCommandStacks.filter((name) => name !== stack);
        if (hostCommandStacks.length < values.hostCommandStacks.length) {
            await settings.save(db, { ...values, hostCommandStacks });
        }
    },
};
