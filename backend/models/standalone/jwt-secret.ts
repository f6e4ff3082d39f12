import { randomBytes } from "node:crypto";
import type { Db } from "../db";

const KEY = "jwtSecret";

/** The secret that signs login tokens, made at the first start. Dockge stores it as plain text, not as JSON. */
export async function jwtSecret(db: Db): Promise<string> {
    return db.transaction(async (trx) => {
        const row = await trx("setting").where({ key: KEY }).first("value");
        if (row?.value) {
            return row.value as string;
        }
        const value = randomBytes(48).toString("base64url");
        await trx("setting").insert({ key: KEY, value });
        return value;
    });
}
