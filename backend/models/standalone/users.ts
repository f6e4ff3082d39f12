import type { Db } from "../db";

export interface UserRow {
    id: number;
    username: string;
    /** bcrypt */
    password: string;
    twofa_status: number | boolean;
}

export async function countUsers(db: Db): Promise<number> {
    const row = await db("user").count({ count: "id" }).first();
    return Number(row?.count ?? 0);
}

export async function findUserByName(db: Db, username: string): Promise<UserRow | null> {
    return (await db("user").where({ username, active: true }).first()) ?? null;
}

export async function findUserById(db: Db, id: number): Promise<UserRow | null> {
    return (await db("user").where({ id, active: true }).first()) ?? null;
}

/** False when there is a user already: only the first one is made this way. */
export async function addFirstUser(db: Db, username: string, password: string): Promise<boolean> {
    return db.transaction(async (trx) => {
        if ((await countUsers(trx)) > 0) {
            return false;
        }
        await trx("user").insert({ username, password });
        return true;
    });
}

export async function setPassword(db: Db, id: number, password: string): Promise<void> {
    await db("user").where({ id }).update({ password });
}
