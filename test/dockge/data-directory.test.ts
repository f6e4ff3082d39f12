import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../backend/models/standalone/open-database";
import { call, serve, USER } from "../integration/host/standalone";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

let places: Places;
let running: DockgeProcess | null = null;

beforeEach(async () => {
    places = await makePlaces();
});
afterEach(async () => {
    await running?.stop("SIGKILL");
    running = null;
    await places.remove();
});

async function start(kind: "stock" | "extended", dir?: string): Promise<DockgeProcess> {
    running = await startDockge({ ...places, kind, dir });
    return running;
}

async function stop(): Promise<void> {
    await running!.stop();
    running = null;
}

/** Dockge's tables and bookkeeping, as text that can be compared. */
async function readDatabase() {
    const knex = await openDatabase(join(places.dataDir, "dockge.db"));
    try {
        const tables: { name: string; sql: string }[] = await knex("sqlite_master")
            .whereIn("name", ["user", "setting", "user_username_unique", "setting_key_unique"])
            .orderBy("name")
            .select("name", "sql");
        const migrations: string[] = await knex("knex_migrations").orderBy("id").pluck("name");
        const all: string[] = await knex("sqlite_master").where({ type: "table" }).pluck("name");
        return { tables, migrations, all };
    } finally {
        await knex.destroy();
    }
}

describe("a data directory", () => {
    it("made by the standalone host serves a stock Dockge: same user, same login, nothing to migrate", async () => {
        const standalone = await serve(places);
        const { token } = await call(standalone.connect(), "login", USER);
        await standalone.close();
        const before = await readDatabase();

        const dockge = await start("stock");
        expect(await call(dockge.connect(), "login", USER)).toMatchObject({ ok: true });
        expect(await call(dockge.connect(), "loginByToken", token)).toMatchObject({ ok: true });
        expect(dockge.output()).not.toMatch(/migration failed|files are missing/i);
        await stop();
        expect(await readDatabase()).toEqual(before);
    });

    it("made by a stock Dockge serves the standalone host: same user, same login, nothing changed", async () => {
        const dockge = await start("stock");
        expect(await call(dockge.connect(), "setup", USER.username, USER.password)).toMatchObject({ ok: true });
        const { token } = await call(dockge.connect(), "login", USER);
        await stop();
        const before = await readDatabase();

        const standalone = await serve({ ...places, firstUser: null });
        expect(standalone.needsSetup).toBe(false);
        expect(await call(standalone.connect(), "login", USER)).toMatchObject({ ok: true });
        expect(await call(standalone.connect(), "loginByToken", token)).toEqual({ ok: true });
        await standalone.close();
        expect(await readDatabase()).toEqual(before);
    });

    // `agent` is left out: Dockge gave it one column more after 1.5.0, in the same migration.
    it("has the same users' and settings' tables whoever made it", async () => {
        await start("stock");
        await stop();
        const dockges = await readDatabase();
        await places.remove();
        places = await makePlaces();
        const standalone = await serve(places);
        await standalone.close();
        const ours = await readDatabase();
        expect(ours.tables).toEqual(dockges.tables);
        expect(ours.migrations).toEqual(dockges.migrations);
    });
});
