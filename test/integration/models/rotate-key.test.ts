import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Knex } from "knex";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildSecrets } from "../../../backend/models/build-secrets";
import { openKey } from "../../../backend/models/key-file";
import { holdInstanceLock } from "../../../backend/models/instance-lock";
import { rotateKey } from "../../../backend/models/rotate-key";
import { SEALED_COLUMNS } from "../../../backend/models/sealed-columns";
import { Secret } from "../../../backend/models/secret";
import { SecretBox } from "../../../backend/models/secret-box";
import { connectStack } from "../../fixtures/build-engine";
import { openDatabase, openTestDatabase, type TestDatabase } from "../../fixtures/database";

const project = path.join(import.meta.dirname, "../../..");
let database: TestDatabase;
let keyFile: string;
const folders: string[] = [];

beforeEach(async () => {
    database = await openTestDatabase();
    keyFile = path.join(database.directory, "cicd", "key");
    const { key } = await openKey(database.knex, undefined, keyFile);
    await fill(database, new SecretBox(key));
});

afterEach(async () => {
    await database.close();
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Two of each kind of sealed value, each saying what it is. */
async function fill({ knex }: TestDatabase, box: SecretBox): Promise<void> {
    for (const stack of ["shop", "blog"]) {
        const id = await connectStack(database, stack);
        await knex("cicd_repository")
            .where({ id })
            .update({
                hook_secret: box.seal("hook", new Secret(`hook of ${stack}`)),
                hook_secret_previous: box.seal("hook", new Secret(`old hook of ${stack}`)),
            });
        await knex("cicd_credential").insert({
            name: stack,
            kind: "https-token",
            username: "git",
            host: "git.example.org",
            secret: box.seal("credential", new Secret(`credential of ${stack}`)),
            created_at: "",
        });
        await knex("cicd_release").insert({
            stack,
            number: 1,
            state: "active",
            content: "{}",
            environment: box.seal("environment", new Secret(`A_TOKEN=${stack}`)),
            created_at: "",
        });
        await buildSecrets.set(knex, box, { stack, name: "npm", value: new Secret(`npm of ${stack}`), at: "" });
    }
}

async function readAll(knex: Knex, box: SecretBox): Promise<string[]> {
    const all: string[] = [];
    for (const { table, column, purpose } of SEALED_COLUMNS) {
        for (const row of (await knex(table).whereNotNull(column)) as Record<string, unknown>[]) {
            all.push(box.open(purpose(row), String(row[column])).reveal());
        }
    }
    return all.sort();
}

async function openAll(knex: Knex, file: string, configured?: string): Promise<string[]> {
    const { key, problem } = await openKey(knex, configured, file);
    expect(problem).toBeNull();
    return readAll(knex, new SecretBox(key));
}

/** The data as a kill at this very moment would leave it, the write-ahead log included. */
async function copyNow(): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), "cicd-cut-"));
    folders.push(folder);
    await cp(database.directory, folder, { recursive: true });
    return folder;
}

describe("rotateKey()", () => {
    it("seals everything with a new key, in a file that only its owner reads", async () => {
        const before = await readFile(keyFile, "utf8");
        const values = await openAll(database.knex, keyFile);
        expect(values).toHaveLength(10);
        expect(await rotateKey(database.knex, { keyFile, configured: undefined, next: undefined })).toBe(10);
        expect(await readFile(keyFile, "utf8")).not.toBe(before);
        expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
        expect(await openAll(database.knex, keyFile)).toEqual(values);
        expect(await readdir(path.dirname(keyFile))).not.toContain("key.next");
    });

    it("leaves nothing that the former key opens in the database's files", async () => {
        const sealed = ((await database.knex("cicd_build_secret")) as { value: string }[]).map(({ value }) => value);
        await rotateKey(database.knex, { keyFile, configured: undefined, next: undefined });
        const files = (await readdir(database.directory)).filter((name) => name.startsWith("dockge.db"));
        for (const name of files) {
            const bytes = await readFile(path.join(database.directory, name), "latin1");
            expect(sealed.filter((value) => bytes.includes(value))).toEqual([]);
        }
    });

    it("leaves everything to open with the key file that is there, wherever it is cut off", async () => {
        const values = await openAll(database.knex, keyFile);
        const cuts: { what: string; folder: string }[] = [];
        await rotateKey(database.knex, {
            keyFile,
            configured: undefined,
            next: undefined,
            onWrite: async (what) => void cuts.push({ what, folder: await copyNow() }),
        });
        expect(cuts.length).toBeGreaterThanOrEqual(14);
        for (const { what, folder } of cuts) {
            const knex = openDatabase(path.join(folder, "dockge.db"));
            const file = path.join(folder, "cicd", "key");
            try {
                expect(await openAll(knex, file), what).toEqual(values);
                // And once more: what was cut off is settled.
                expect(await readdir(path.dirname(file)), what).toEqual(["key"]);
                expect(await rotateKey(knex, { keyFile: file, configured: undefined, next: undefined })).toBe(10);
            } finally {
                await knex.destroy();
            }
        }
    });

    it("goes on with the former key where a write fails", async () => {
        const values = await openAll(database.knex, keyFile);
        for (let at = 1; at <= 12; at += 1) {
            let writes = 0;
            const cut = rotateKey(database.knex, {
                keyFile,
                configured: undefined,
                next: undefined,
                onWrite: () => {
                    if (++writes === at) {
                        throw new Error("cut off");
                    }
                },
            });
            await expect(cut).rejects.toThrow("cut off");
            expect(await openAll(database.knex, keyFile)).toEqual(values);
        }
    });

    it("takes a key of the person's own, and goes back to one in the file", async () => {
        const values = await openAll(database.knex, keyFile);
        await rotateKey(database.knex, { keyFile, configured: undefined, next: "correct horse" });
        expect(await readdir(path.dirname(keyFile))).toEqual([]);
        expect(await openAll(database.knex, keyFile, "correct horse")).toEqual(values);
        await rotateKey(database.knex, { keyFile, configured: "correct horse", next: undefined });
        expect(await openAll(database.knex, keyFile)).toEqual(values);
    });

    it("changes nothing where a value does not open, and names it", async () => {
        await database.knex("cicd_build_secret").where({ stack: "shop" }).update({ name: "moved" });
        const rotating = rotateKey(database.knex, { keyFile, configured: undefined, next: undefined });
        await expect(rotating).rejects.toThrow(/cicd_build_secret\.value of .*moved.* Nothing was changed/);
        await database.knex("cicd_build_secret").where({ stack: "shop" }).update({ name: "npm" });
        expect(await openAll(database.knex, keyFile)).toHaveLength(10);
    });
});

describe("openKey()", () => {
    it("says when the key is another one, instead of sealing with it unseen", async () => {
        const { problem } = await openKey(database.knex, "another key", keyFile);
        expect(problem).toMatch(/DOCKGE_CICD_KEY holds another key/);
        await writeFile(keyFile, "another key\n");
        expect((await openKey(database.knex, undefined, keyFile)).problem).toMatch(/The key file holds another key/);
    });
});

describe("SEALED_COLUMNS", () => {
    it("are all columns of the database that hold sealed values", async () => {
        const known = new Set(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`));
        const { knex } = database;
        const tables = (await knex("sqlite_master").where({ type: "table" }).select("name")) as { name: string }[];
        const found = new Set<string>();
        for (const { name } of tables.filter((table) => table.name.startsWith("cicd_"))) {
            for (const row of (await knex(name)) as Record<string, unknown>[]) {
                const sealed = Object.entries(row).filter(([, value]) =>
                    /^v1(\.[A-Za-z0-9+/=]*){3}$/.test(String(value)),
                );
                sealed.forEach(([column]) => found.add(`${name}.${column}`));
            }
        }
        expect([...found].sort()).toEqual([...known].sort());
    });
});

describe("npm run rotate-key", () => {
    const run = (environment: object, ...args: string[]) =>
        promisify(execFile)(process.execPath, ["--import", "tsx", path.join(project, "extra/rotate-key.ts"), ...args], {
            cwd: project,
            env: {
                PATH: process.env.PATH,
                HOME: process.env.HOME,
                DOCKGE_DATA_DIR: database.directory,
                ...environment,
            },
        });

    it("refuses while a server works on the data, and works when it has ended", async () => {
        await holdInstanceLock(database.knex, path.join(database.directory, "cicd", "lock"));
        await expect(run({})).rejects.toMatchObject({ stderr: expect.stringContaining("The server is running") });
        await database.knex.destroy();
        expect((await run({})).stdout).toMatch(/^10 secrets are sealed with the new key/);
        await expect(run({ DOCKGE_CICD_KEY: "x" })).rejects.toMatchObject({
            stderr: expect.stringContaining("DOCKGE_CICD_NEW_KEY"),
        });
    });
});
