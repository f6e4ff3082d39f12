import type { Knex } from "knex";

/** The connection or a transaction on it. There is one connection: inside a transaction pass `trx` everywhere. */
export type Db = Knex | Knex.Transaction;

/** The connection itself: what starts transactions (`database.transaction(async (trx) => …)`). */
export type Database = Knex;

/** Id of the row just inserted; SQLite answers `[id]`. */
export async function insertRow(db: Db, table: string, row: Record<string, unknown>): Promise<number> {
    const [id] = await db(table).insert(row);
    return Number(id);
}
