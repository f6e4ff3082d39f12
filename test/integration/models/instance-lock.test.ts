import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdInstanceLock } from "../../../backend/models/instance-lock";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

let database: TestDatabase;
let other: ChildProcess | null = null;

beforeEach(async () => {
    database = await openTestDatabase();
});

afterEach(async () => {
    other?.kill("SIGKILL");
    await database.close();
});

/** Another process that holds the lock until it is killed, under another host name as far as anybody can tell. */
async function holdElsewhere(lockFile: string): Promise<void> {
    const script = path.join(import.meta.dirname, "../../fixtures/hold-lock.ts");
    other = spawn(process.execPath, ["--import", "tsx", script, path.join(database.directory, "b.db"), lockFile], {
        stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(other.stdout!, "data")) as [Buffer];
    expect(line.toString()).toContain("held");
}

describe("holdInstanceLock()", () => {
    it("refuses a second holder until the first has died, however it died", async () => {
        const lockFile = path.join(database.directory, "lock");
        await holdElsewhere(lockFile);
        expect(await holdInstanceLock(database.knex, lockFile)).toBe(false);
        const gone = once(other!, "exit");
        other!.kill("SIGKILL");
        await gone;
        expect(await holdInstanceLock(database.knex, lockFile)).toBe(true);
    });

    it("leaves the database itself free for others", async () => {
        expect(await holdInstanceLock(database.knex, path.join(database.directory, "lock"))).toBe(true);
        await database.knex("cicd_setting").insert({ key: "publicUrl", value: '""' });
        await database.knex.transaction((trx) => trx("cicd_setting").delete());
        await expect(holdElsewhere(path.join(database.directory, "other-lock"))).resolves.toBeUndefined();
    });
});
