import type { Db } from "./db";

/**
 * The id that the table's next row would get. Only inside a transaction that writes: then nobody else inserts, and
 * rows that point at each other can be written once, with all their ids known.
 */
export async function nextId(trx: Db, table: string): Promise<number> {
    const rows = (await trx.raw("SELECT seq FROM sqlite_sequence WHERE name = ?", [table])) as { seq: number }[];
    return (rows[0]?.seq ?? 0) + 1;
}

/** All rows in one statement with one bound value; they must have the same columns. */
export async function insertRows(db: Db, table: string, rows: readonly object[]): Promise<void> {
    const [first] = rows;
    if (!first) {
        return;
    }
    const columns = Object.keys(first);
    const values = columns.map((_, index) => `value ->> ${index}`);
    await db.raw(`INSERT INTO ${table} (${columns.join(",")}) SELECT ${values.join(",")} FROM json_each(?)`, [
        JSON.stringify(rows.map((row) => Object.values(row) as unknown[])),
    ]);
}
