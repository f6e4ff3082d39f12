import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { settingsSchema } from "../../../common/schema";
import type { Queue } from "../../../backend/build-engine/queue";
import { settings } from "../../../backend/models/settings";
import { hookUrl } from "../../../backend/use-cases/hook-url";
import { loadSettings, saveSettings } from "../../../backend/use-cases/save-settings";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;
let ports: number[];
let failing: boolean;
const queue = { wake: () => undefined } as unknown as Queue;
const deps = (forced: number | null = null) => ({
    db: database.knex,
    queue,
    hookPort: {
        forced,
        async use(port: number) {
            if (failing) {
                throw new CicdError({ code: "PORT_TAKEN", message: "m", hint: "h" });
            }
            ports.push(port);
        },
    },
});
const of = (change: object) => settingsSchema.parse(change);

beforeEach(async () => {
    database = await openTestDatabase();
    ports = [];
    failing = false;
});
afterEach(() => database.close());

describe("saveSettings()", () => {
    it("takes the port before it stores anything", async () => {
        expect(await saveSettings(deps(), of({ hookPort: 5002, keepDeliveryDays: 7 }))).toMatchObject({
            hookPort: 5002,
        });
        failing = true;
        const change = of({ hookPort: 5003, keepDeliveryDays: 9 });
        await expect(saveSettings(deps(), change)).rejects.toMatchObject({ code: "PORT_TAKEN" });
        expect(await loadSettings(deps())).toMatchObject({ hookPort: 5002, keepDeliveryDays: 7 });
        expect(ports).toEqual([5002]);
    });

    it("goes back to the former port when storing fails", async () => {
        await saveSettings(deps(), of({ hookPort: 5002 }));
        await database.knex.raw(
            "CREATE TRIGGER full BEFORE INSERT ON cicd_setting BEGIN SELECT RAISE(ABORT, 'full'); END",
        );
        await expect(saveSettings(deps(), of({ hookPort: 5003 }))).rejects.toThrow("full");
        expect(ports).toEqual([5002, 5003, 5002]);
    });

    it("lets the environment's port win, shows it and says so, and keeps the stored one", async () => {
        await saveSettings(deps(), of({ hookPort: 5002 }));
        expect(await loadSettings(deps(6000))).toMatchObject({ hookPort: 6000 });
        await expect(saveSettings(deps(6000), of({ hookPort: 7000 }))).rejects.toMatchObject({
            code: "INVALID_INPUT",
            message: expect.stringContaining("DOCKGE_CICD_HOOK_PORT"),
        });
        await saveSettings(deps(6000), of({ hookPort: 6000, keepDeliveryDays: 9 }));
        expect(await settings.load(database.knex)).toMatchObject({ hookPort: 5002, keepDeliveryDays: 9 });
    });
});

describe("hookUrl()", () => {
    it.each([
        [{}, "http://localhost:5001"],
        [{ publicUrl: "https://dockge.example.org/" }, "https://dockge.example.org"],
        [
            { publicUrl: "https://dockge.example.org", hookUrl: "https://hooks.example.org/" },
            "https://hooks.example.org",
        ],
    ])("is with %j %s", async (change, expected) => {
        await saveSettings(deps(), of(change));
        expect(await hookUrl({ db: database.knex, fallbackUrl: "http://localhost:5001" })).toBe(expected);
    });
});
