import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentEditSchema, environmentPreviewSchema } from "../../../../common/environment-schema";
import { sealEnvironment } from "../../../../backend/build-engine/release-environment";
import { secretValues } from "../../../../backend/deploy/environment/secret-values";
import { releases, type ReleaseContent } from "../../../../backend/models/releases";
import { createUseCases } from "../../../../backend/use-cases/create-use-cases";
import type { Dependencies } from "../../../../backend/use-cases/dependencies";
import { connectStack, startBuildEngine } from "../../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../../fixtures/database";

const compose = `services:
    web:
        image: shop:1
        environment:
            URL: \${API_URL}
            COLOR: \${COLOR:-green}
            PASSWORD: \${DB_PASSWORD:?needed}
    db:
        image: db:1
        environment: [DB_PASSWORD]
    all:
        image: all:1
        env_file: .env
networks:
    front: { name: "\${NET:-front}" }
`;
const ana = { name: "Ana", scope: "administrator" as const };
let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let useCases: ReturnType<typeof createUseCases>;
let directory: string;

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    useCases = createUseCases(engine as unknown as Dependencies);
    await connectStack(database, "shop");
    directory = join(engine.stacksDir, "shop");
    await mkdir(directory);
    await writeFile(join(directory, "compose.yaml"), compose);
});
afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

async function makeLive(environment: string, content: Partial<ReleaseContent> = {}): Promise<number> {
    const at = new Date(0).toISOString();
    const id = await releases.insert(database.knex, {
        stack: "shop",
        deploymentId: null,
        ref: "refs/heads/main",
        commitSha: "a".repeat(40),
        commitMessage: "Add checkout",
        commitAuthor: "Ana",
        content: { stackFiles: { "compose.yaml": compose }, trackedFiles: {}, services: {}, ...content },
        environment: sealEnvironment(environment, engine.secrets),
        createdAt: at,
    });
    await releases.activate(database.knex, "shop", id, at);
    return id;
}

const write = (text: string) => writeFile(join(directory, ".env"), text);
const read = () => readFile(join(directory, ".env"), "utf8");
const save = (edit: object) => useCases.saveEnvironmentKeys("shop", environmentEditSchema.parse(edit), ana);

describe("environmentKeys()", () => {
    it("tells origin, use and mode of each key, and no secret's value", async () => {
        await write("# hello\nAPI_URL=https://api\nDB_PASSWORD=hunter2-hunter2\nFROM_GIT=git-value\nUNUSED=1\n");
        await writeFile(join(engine.stacksDir, "global.env"), "COLOR=blue\n");
        await makeLive("API_URL=old\nFROM_GIT=git-value\nGONE=1\n", { written: { FROM_GIT: "repository" } });
        const view = await useCases.environmentKeys("shop");
        const table = view.keys.map(({ key, value, origin, mode, services }) => [
            key,
            value,
            origin,
            mode,
            services!.join(),
        ]);
        expect(table).toEqual([
            ["API_URL", "https://api", "own", "versioned", "all,web"],
            ["DB_PASSWORD", null, "own", "current", "all,db,web"],
            ["FROM_GIT", "git-value", "repository", "versioned", "all"],
            ["UNUSED", "1", "own", "versioned", "all"],
            ["COLOR", "blue", "global", "versioned", "web"],
            ["NET", "front", "default", "versioned", ""],
        ]);
        expect(view.pending).toEqual(["+ DB_PASSWORD", "+ UNUSED", "~ API_URL", "− GONE"]);
        expect(JSON.stringify(view)).not.toContain("hunter2");
    });

    it("names what is missing, and whether compose insists on it", async () => {
        const { keys, release } = await useCases.environmentKeys("shop");
        const missing = keys.filter(({ origin }) => origin === "missing");
        expect(missing.map(({ key, required }) => [key, required])).toEqual([
            ["API_URL", false],
            ["DB_PASSWORD", true],
        ]);
        expect(release).toBeNull();
    });

    it("shows a file that insists on something missing, and a compose file that nobody can read", async () => {
        await write("A=${B:?no}\n");
        await writeFile(join(directory, "compose.yaml"), "services: [\n");
        expect((await useCases.environmentKeys("shop")).keys).toMatchObject([{ key: "A", value: "${B:?no}" }]);
    });

    it("names other stacks with the same value under the same key", async () => {
        await write("DB_PASSWORD=hunter2-hunter2\nDEBUG=true\n");
        for (const [name, text] of [
            ["blog", "DB_PASSWORD='hunter2-hunter2'\nDEBUG=true\n"],
            ["wiki", "DB_PASSWORD=another-one\n"],
        ] as const) {
            await mkdir(join(engine.stacksDir, name));
            await writeFile(join(engine.stacksDir, name, ".env"), text);
        }
        const { keys } = await useCases.environmentKeys("shop");
        expect(keys.slice(0, 2).map(({ key, stacks }) => [key, stacks])).toEqual([
            ["DB_PASSWORD", ["blog"]],
            ["DEBUG", []],
        ]);
    });

    it("reveals one value at a time", async () => {
        const actor = { name: "ana", scope: "operator" } as const;
        await write("DB_PASSWORD='a b'\n");
        expect(await useCases.revealEnvironmentKey("shop", "DB_PASSWORD", actor)).toEqual({ value: "a b" });
        await expect(useCases.revealEnvironmentKey("shop", "constructor", actor)).rejects.toMatchObject({
            code: "NOT_FOUND",
        });
    });
});

describe("saveEnvironmentKeys()", () => {
    it("changes the named keys alone, keeps the file's form and its mode 0600", async () => {
        await write("# db\nexport A='1' # why\n\nB=2\n");
        const { fingerprint } = await useCases.environmentKeys("shop");
        const view = await save({ set: { A: "it's", C: "3" }, remove: ["B"], basedOn: fingerprint });
        expect(await read()).toBe('# db\nexport A="it\'s" # why\n\nC=3\n');
        expect((await stat(join(directory, ".env"))).mode & 0o777).toBe(0o600);
        expect(view.keys.map(({ key }) => key)).toContain("C");
    });

    it("refuses a stale edit, and stores no mode with it", async () => {
        await write("A=1\n");
        const { fingerprint } = await useCases.environmentKeys("shop");
        await write("A=2\n");
        const edit = { set: { A: "3" }, modes: { A: "current" }, basedOn: fingerprint };
        await expect(save(edit)).rejects.toMatchObject({ code: "STALE_EDIT" });
        expect(await read()).toBe("A=2\n");
        expect((await useCases.environmentKeys("shop")).keys[0]).toMatchObject({
            mode: "versioned",
            modeChosen: false,
        });
    });

    it("refuses orders to compose, and values that would not be read back", async () => {
        await write('A="open\n');
        await expect(save({ set: { COMPOSE_FILE: "x" } })).rejects.toMatchObject({ code: "ENV_REDIRECTS_COMPOSE" });
        for (const text of ["COMPOSE_FILE=x", "export COMPOSE_FILE: x"]) {
            const saved = useCases.saveEnvironment("shop", { text }, ana);
            await expect(saved).rejects.toMatchObject({ code: "ENV_REDIRECTS_COMPOSE" });
        }
    });

    it.each([{ set: { "A B": "1" } }, { set: { A: "\u0000" } }, { set: { A: "1" }, remove: ["A"] }, { sets: {} }])(
        "refuses %j",
        (edit) => {
            expect(environmentEditSchema.safeParse(edit).success).toBe(false);
        },
    );

    it("keeps the chosen mode", async () => {
        await write("A=1\n");
        const { keys } = await save({ modes: { A: "current" } });
        expect(keys[0]).toMatchObject({ mode: "current", modeChosen: true });
        expect(await read()).toBe("A=1\n");
    });
});

describe("applyEnvironment()", () => {
    it("queues a deployment in the actor's name, one for all that is saved until it runs", async () => {
        await makeLive("A=1\n");
        await write("A=2\n");
        await engine.queue.stop();
        const first = await useCases.applyEnvironment("shop", ana);
        expect(first).toMatchObject({ trigger: "environment", requestedBy: "Ana", state: "queued" });
        await write("A=3\n");
        expect((await useCases.applyEnvironment("shop", ana)).id).toBe(first.id);
    });

    it("is refused when nothing is to apply, and where nothing was deployed yet", async () => {
        await expect(useCases.applyEnvironment("shop", ana)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
        await makeLive("A=1\n");
        await write("A=1\n");
        await expect(useCases.applyEnvironment("shop", ana)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    });

    it("keeps what code from outside made marked as such", async () => {
        await makeLive("A=1\n");
        await write("A=2\n");
        await engine.queue.stop();
        const { knex } = database;
        const made = await useCases.deploy("shop", "main", ana);
        await knex("cicd_deployment").where({ id: made.id }).update({ untrusted: true });
        await knex("cicd_release").update({ deployment_id: made.id });
        expect(await useCases.applyEnvironment("shop", ana)).toMatchObject({ untrusted: true });
    });
});

describe("previewEnvironment()", () => {
    it("tells by key what is unsaved, and which stacks have the value too, without touching anything", async () => {
        await makeLive("DB_PASSWORD=hunter2-hunter2\nOLD=1\n");
        await write("DB_PASSWORD=hunter2-hunter2\nOLD=1\n");
        await mkdir(join(engine.stacksDir, "blog"));
        await writeFile(join(engine.stacksDir, "blog", ".env"), "DB_PASSWORD=hunter2-hunter2\n");
        const asked = environmentPreviewSchema.parse({ set: { DB_PASSWORD: "n", NEW: "1" }, remove: ["OLD"] });
        const view = await useCases.previewEnvironment("shop", asked);
        expect(view.keys).toEqual(["+ NEW", "~ DB_PASSWORD", "− OLD"]);
        expect(view.stacks).toEqual([{ stack: "blog", keys: ["DB_PASSWORD"] }]);
        expect(await read()).toContain("OLD=1");
    });
});

describe("rollbackEnvironment()", () => {
    it("tells what stays, goes back, comes back and goes, and what the release needs", async () => {
        const id = await makeLive("COLOR=red\nAPI_URL=x\nDB_PASSWORD=old-value\n", {});
        await write("COLOR=blue\nDB_PASSWORD=new-value\nNEW=1\n");
        expect(await useCases.rollbackEnvironment("shop", id)).toEqual({
            kept: ["DB_PASSWORD"],
            restored: ["COLOR"],
            missed: ["API_URL"],
            needed: ["API_URL"],
            dropped: ["NEW"],
        });
        await expect(useCases.rollbackEnvironment("blog", id)).rejects.toMatchObject({ code: "STACK_NOT_CONNECTED" });
    });
});

describe("secretValues()", () => {
    it("finds values over lines, in quotes, behind variables and in addresses", () => {
        const text = [
            'CERT_KEY="-----BEGIN\nabcdef"',
            "PART=s3cr3t-part",
            "DB_PASSWORD=x-${PART}",
            "A_URL='https://u:p4ssw0rd@h'",
            "PLAIN=nothing-secret",
            "TOKEN=short",
        ].join("\n");
        const found = secretValues(text);
        expect(found).toEqual(expect.arrayContaining(["-----BEGIN\nabcdef", "x-s3cr3t-part", "https://u:p4ssw0rd@h"]));
        expect(found).not.toContain("nothing-secret");
        expect(found).not.toContain("short");
    });
});
