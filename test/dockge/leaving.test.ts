import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../backend/models/standalone/open-database";
import { call, callAgent, USER } from "../integration/host/standalone";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makeNewerDockge } from "./setup/newer-dockge";
import { makePlaces, type Places } from "./setup/places";

const MIGRATION = {
    name: "2099-01-01-0000-later-table.ts",
    text: [
        'import { Knex } from "knex";',
        "export const up = (knex: Knex) =>",
        '    knex.schema.createTable("later", (table) => { table.increments("id"); });',
        'export const down = (knex: Knex) => knex.schema.dropTable("later");',
        "",
    ].join("\n"),
};

let places: Places;
let dockge: DockgeProcess;
let newer: string;

beforeAll(async () => {
    places = await makePlaces();
    newer = join(places.root, "newer");
    await mkdir(newer);
    await makeNewerDockge(newer, MIGRATION);
});
afterAll(async () => {
    await dockge.stop("SIGKILL");
    await places.remove();
});

async function tables(): Promise<string[]> {
    const knex = await openDatabase(join(places.dataDir, "dockge.db"));
    try {
        return await knex("sqlite_master").where({ type: "table" }).pluck("name");
    } finally {
        await knex.destroy();
    }
}

describe("a stock Dockge on a data directory that the extension has used", () => {
    it("was used: the extension added its tables to a new Dockge's database", async () => {
        dockge = await startDockge({ ...places, kind: "extended" });
        expect(dockge.output()).not.toContain("could not be attached");
        expect(await call(dockge.connect(), "setup", USER.username, USER.password)).toMatchObject({ ok: true });
        expect(await dockge.stop()).toBe(0);
        expect((await tables()).filter((name) => name.startsWith("cicd_"))).not.toEqual([]);
    });

    it("starts, logs in, and runs a new migration of its own", async () => {
        dockge = await startDockge({ ...places, kind: "stock", dir: newer });
        const socket = dockge.connect();
        expect(await call(socket, "login", USER)).toMatchObject({ ok: true });
        expect(await callAgent(socket, "requestStackList")).toMatchObject({ ok: true });
        expect(dockge.output()).not.toMatch(/migration failed|files are missing/i);
        await dockge.stop();
        expect(await tables()).toEqual(expect.arrayContaining(["later", "user", "setting"]));
    });

    it("takes the extension again, with its tables as they were", async () => {
        dockge = await startDockge({ ...places, kind: "extended", dir: newer });
        expect(dockge.output()).not.toContain("could not be attached");
        expect(await call(dockge.connect(), "login", USER)).toMatchObject({ ok: true });
    });
});
