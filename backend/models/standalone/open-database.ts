import knexFactory, { type Knex } from "knex";
import SqliteDialect from "knex/lib/dialects/sqlite3/index.js";
import sqlite3 from "@louislam/sqlite3";
import { createHostTables } from "./host-migrations";

/** Knex looks for a package called `sqlite3`; this one is published under another name. */
class Dialect extends SqliteDialect {
    _driver(): unknown {
        return sqlite3;
    }
}

/** The settings that Dockge gives its own connection, so that the file behaves the same under both. */
const PRAGMAS = [
    "PRAGMA auto_vacuum = INCREMENTAL",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -12000",
    "PRAGMA busy_timeout = 5000",
];

interface Connection {
    exec(sql: string, done: (error: Error | null) => void): void;
}

/** Opens (or creates) the database with the host's own tables in place. The caller ends it with `destroy()`. */
export async function openDatabase(filename: string): Promise<Knex> {
    const knex = knexFactory({
        client: Dialect,
        connection: { filename },
        useNullAsDefault: true,
        pool: {
            min: 1,
            max: 1,
            afterCreate: (connection: Connection, done: (error: Error | null) => void) =>
                connection.exec(PRAGMAS.join(";"), done),
        },
    });
    await createHostTables(knex);
    return knex;
}
