import type { EnvironmentMode } from "../../common/environment-modes";
import type { Db } from "./db";

interface Row {
    stack: string;
    key: string;
    mode: EnvironmentMode;
}

/** What a person chose for single keys of a stack's environment; the others follow the look of their name. */
export const environmentKeys = {
    async modes(db: Db, stack: string): Promise<Map<string, EnvironmentMode>> {
        const rows = (await db<Row>("cicd_environment_key").where({ stack })) as Row[];
        return new Map(rows.map(({ key, mode }) => [key, mode]));
    },
    async choose(db: Db, stack: string, modes: Readonly<Record<string, EnvironmentMode>>): Promise<void> {
        const rows = Object.entries(modes).map(([key, mode]) => ({ stack, key, mode }));
        if (rows.length > 0) {
            await db("cicd_environment_key").insert(rows).onConflict(["stack", "key"]).merge();
        }
    },
    async removeAll(db: Db, stack: string): Promise<void> {
        await db("cicd_environment_key").where({ stack }).delete();
    },
};
