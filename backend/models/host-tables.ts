import type { Db } from "./db";

interface HostUser {
    id: number;
    username: string;
}

/** Value of a row in `setting`: JSON where it is JSON, else the text as it stands; null when there is none. */
export async function readSetting(db: Db, key: string): Promise<unknown> {
    const row = await db("setting").where({ key }).first("value");
    if (!row) {
        return null;
    }
    try {
        return JSON.parse(row.value);
    } catch {
        return row.value;
    }
}

export async function findUser(db: Db, id: number): Promise<HostUser | null> {
    const row = await db("user").where({ id, active: true }).first("id", "username");
    return row ? { id: row.id, username: row.username } : null;
}
