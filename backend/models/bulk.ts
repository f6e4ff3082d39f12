import type { Db } from "./db";

/**
 * The id that the table's next row would get. Only inside a transaction that writes: then nobody else inserts, and
 * rows that point at each other can be written once, with all their ids known.
 */
export async function nextId(trx: Db, table: string): Promise<number> {
    const row = (await trx("sqlite_sequence").where({ name: table }).first()) as { seq: number } | undefined;
    return (row?.seq ?? 0) + 1;
}

/** All rows in one statement; they must have the same columns. */
export async function insertRows(db: Db, table: string, rows: readonly object[]): Promise<void> {
    const [first] = rows;
    if (!first) {
        return;
    }
    const columns = Object.keys(first);
    const places = `(${columns.map(() => "?").join(",")})`;
    const values = rows.flatMap((row) => Object.values(row) as (string | number | null)[]);
    await db.raw(
        `INSERT INTO ${table} (${columns.join(",")}) VALUES ${rows.map(() => places).join(",")}`,
        values as never,
    );
}
