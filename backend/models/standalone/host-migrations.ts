import type { Knex } from "knex";

/**
 * The host's tables as Dockge has them, under the names of Dockge's migrations and in its bookkeeping table: a Dockge
 * that opens this database later finds them done and goes on with its own.
 */
const migrations: Record<string, (schema: Knex.SchemaBuilder) => Knex.SchemaBuilder> = {
    "2023-10-20-0829-setting-table.ts": (schema) =>
        schema.createTable("setting", (table) => {
            table.increments("id");
            table.string("key", 200).notNullable().unique();
            table.text("value");
            table.string("type", 20);
        }),
    "2023-10-20-0829-user-table.ts": (schema) =>
        schema.createTable("user", (table) => {
            table.increments("id");
            table.string("username", 255).notNullable().unique();
            table.string("password", 255);
            table.boolean("active").notNullable().defaultTo(true);
            table.string("timezone", 150);
            table.string("twofa_secret", 64);
            table.boolean("twofa_status").notNullable().defaultTo(false);
            table.string("twofa_last_token", 6);
        }),
    "2023-12-20-2117-agent-table.ts": (schema) =>
        schema.createTable("agent", (table) => {
            table.increments("id");
            table.string("url", 255).notNullable().unique();
            table.string("username", 255).notNullable();
            table.string("password", 255).notNullable();
            table.string("name", 255);
            table.boolean("active").notNullable().defaultTo(true);
        }),
};

const migrationSource: Knex.MigrationSource<string> = {
    getMigrations: () => Promise.resolve(Object.keys(migrations)),
    getMigrationName: (name) => name,
    getMigration: (name) =>
        Promise.resolve({
            up: async (knex) => void (await migrations[name]!(knex.schema)),
            down: () => Promise.reject(new Error("The host's tables are Dockge's to remove.")),
        }),
};

/** Creates what is missing. A database of a newer Dockge has migrations that we don't know: they are left alone. */
export async function createHostTables(knex: Knex): Promise<void> {
    await knex.migrate.latest({ migrationSource, disableMigrationsListValidation: true });
}
