import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Knex } from "knex";
import { migrations } from "../../db/migrations";

const OWN_TABLES = { tableName: "cicd_migration" };

/** Bound statically: a directory scan would depend on the working directory, which belongs to the host. */
const migrationSource: Knex.MigrationSource<string> = {
    getMigrations: () => Promise.resolve(Object.keys(migrations)),
    getMigrationName: (name) => name,
    getMigration: (name) => Promise.resolve(migrations[name]!),
};

/**
 * Brings our tables up to date, with bookkeeping of our own (`cicd_migration`): the host's own table would make the
 * host's later migrations fail. The database is copied to `backupDir` first when there is anything to do.
 */
export async function migrate(knex: Knex, backupDir: string, databaseFile: string | null): Promise<void> {
    const config = { ...OWN_TABLES, migrationSource };
    const [, pending] = (await knex.migrate.list(config)) as [unknown[], unknown[]];
    if (pending.length === 0) {
        return;
    }
    if (databaseFile !== null) {
        await backUp(knex, backupDir, databaseFile);
    }
    await knex.migrate.latest(config);
}

/** VACUUM INTO writes a consistent copy, the write-ahead log included; a plain file copy would not. */
async function backUp(knex: Knex, backupDir: string, databaseFile: string): Promise<void> {
    await mkdir(backupDir, { recursive: true, mode: 0o700 });
    const last = Object.keys(migrations).at(-1);
    const target = join(backupDir, `${basename(databaseFile, ".db")}-before-${last}.db`);
    if (!existsSync(target)) {
        await knex.raw("VACUUM INTO ?", [target]);
    }
}
