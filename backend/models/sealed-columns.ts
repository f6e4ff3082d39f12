import type { Db } from "./db";
import { buildSecretPurpose } from "./build-secrets";

type Row = Record<string, unknown>;

/** A column that holds sealed values, and how its rows are found again. */
export interface SealedColumn {
    table: string;
    column: string;
    keys: readonly string[];
    purpose: (row: Row) => string;
}

/** Everything that is sealed in the database. A new one has to be added here, or it would not survive a new key. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
    { table: "cicd_credential", column: "secret", keys: ["id"], purpose: () => "credential" },
    { table: "cicd_repository", column: "hook_secret", keys: ["id"], purpose: () => "hook" },
    { table: "cicd_repository", column: "hook_secret_previous", keys: ["id"], purpose: () => "hook" },
    { table: "cicd_release", column: "environment", keys: ["id"], purpose: () => "environment" },
    {
        table: "cicd_build_secret",
        column: "value",
        keys: ["stack", "name"],
        purpose: ({ stack, name }) => buildSecretPurpose(String(stack), String(name)),
    },
];

/** Rows of the column that hold a value; read in pieces, since releases can be many. */
export async function sealedRows(
    db: Db,
    { table, column, keys }: SealedColumn,
    page: { offset: number; limit: number },
): Promise<Row[]> {
    const query = db(table)
        .whereNotNull(column)
        .select([...keys, column]);
    keys.forEach((key) => query.orderBy(key));
    return (await query.offset(page.offset).limit(page.limit)) as Row[];
}
