import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildConfigSchema } from "../../../common/schema";
import { buildConfigs } from "../../../backend/models/build-configs";
import { credentials } from "../../../backend/models/credentials";
import { deployments } from "../../../backend/models/deployments";
import { repositories } from "../../../backend/models/repositories";
import { Secret } from "../../../backend/models/secret";
import type { RightView } from "../../../common/views";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

const sentinel = "sentinel-7f3a";
const approved = [{ reason: "approval" as const, by: "ana", at: "2026-03-02T10:00:00.000Z" }];

let database: TestDatabase;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
/** Everything that steps handed on, as text. */
let handed: string[];
/** What the compose file of the commit asks for. */
let rights: RightView[];

beforeEach(async () => {
    database = await openTestDatabase();
    engine = await startBuildEngine(database);
    handed = [];
    rights = [];
    const repository = await connectStack(database, "shop");
    const credentialId = await credentials.insert(database.knex, {
        name: "bot",
        kind: "https-token",
        host: "git.example.org",
        username: "git",
        secret: engine.secrets.seal("credential", new Secret(sentinel)),
        details: {},
        expiresAt: null,
        createdAt: "2026-03-02T10:00:00.000Z",
    } as Parameters<typeof credentials.insert>[1]);
    await repositories.update(database.knex, repository, { credentialId });
    const config = buildConfigSchema.parse({ buildArgs: { NPM_TOKEN: sentinel } });
    await buildConfigs.save(database.knex, "shop", config, "2026-03-02T10:00:00.000Z");
    engine.git.on.checkout = async (...args) => void handed.push(revealed(args[3].remote));
    engine.deployer.on.prepare = async (...args) => {
        handed.push(revealed(args));
        const plan = {
            commit: null,
            changes: [],
            commits: [],
            differences: [],
            missingEnvironment: [],
            rights,
            notes: [],
        };
        return { toBuild: ["web"], plan };
    };
    engine.deployer.on.build = async (...args) => {
        handed.push(revealed(args));
        return [];
    };
});

afterEach(async () => {
    await engine.queue.stop();
    await database.close();
});

const revealed = (value: unknown) =>
    JSON.stringify(value, (_, part: unknown) => (part instanceof Secret ? part.reveal() : part));

async function writeStack(file: string, text: string): Promise<void> {
    const path = join(engine.stacksDir, file);
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, text);
}

async function deploy(untrusted: boolean) {
    const asked = { stack: "shop", trigger: "pull-request", ref: "refs/pull/7/head", repositoryId: 1 } as const;
    const id = await enqueue(database, { ...asked, untrusted, released: untrusted ? approved : [] } as never);
    engine.queue.wake();
    await engine.queue.idle();
    return (await deployments.find(database.knex, id))!;
}

describe("approved code from outside", () => {
    it("gets neither the credential nor build arguments, which code from inside gets", async () => {
        expect((await deploy(false)).state).toBe("succeeded");
        expect(handed.filter((text) => text.includes(sentinel)).length).toBeGreaterThan(1);
        handed.length = 0;
        expect((await deploy(true)).state).toBe("succeeded");
        expect(handed.length).toBeGreaterThan(2);
        expect(handed.join("\n")).not.toContain(sentinel);
    });

    it.each(["shop/.env", "global.env"])("is not even fetched when %s has a value", async (file) => {
        await writeStack(file, `# a comment\nEMPTY=\nPASSWORD=${sentinel}\n`);
        const fetches = engine.git.fetches;
        const done = await deploy(true);
        expect(done).toMatchObject({ state: "failed", error: { code: "FORK_NEEDS_OWN_STACK" } });
        expect([done.error?.safe, done.error?.hint]).toEqual([
            "The running containers were not touched.",
            expect.stringContaining("a stack without secrets"),
        ]);
        expect(engine.git.fetches).toBe(fetches);
        expect(engine.deployer.calls).toEqual([]);
        expect(JSON.stringify(done)).not.toContain(sentinel);
    });

    it.each([
        ["web engine-socket /var/run/docker.sock", "web controls the container engine"],
        ["web host-path /etc (read-only)", "web reads /etc of the host"],
        ["web build-access secret token", "web is built with secret token"],
        ["no grant at all", "unknown"],
    ])("is not built with %s, though it was granted to code from inside", async (grant, text) => {
        rights = [{ grant, text, granted: true }];
        expect((await deploy(false)).state).toBe("succeeded");
        handed.length = 0;
        const done = await deploy(true);
        expect(done).toMatchObject({ state: "failed", error: { code: "FORK_NEEDS_OWN_STACK" } });
        expect(done.error?.message).toContain(text);
        expect(handed).toHaveLength(2);
    });

    it.each(["web foreign-network proxy", "web proxy-labels traefik"])("may have %s", async (grant) => {
        rights = [{ grant, text: "", granted: true }];
        expect((await deploy(true)).state).toBe("succeeded");
    });

    it("runs where the environment has keys without values", async () => {
        await writeStack("shop/.env", "# nothing here\nPASSWORD=\n");
        expect((await deploy(true)).state).toBe("succeeded");
    });

    it("runs again with the values that it brought itself, and not with one that was added since", async () => {
        expect((await deploy(true)).state).toBe("succeeded");
        await writeStack("shop/.env", "A=1");
        expect((await deploy(true)).state).toBe("succeeded");
        await writeStack("shop/.env", "A=1\nPASSWORD=secret");
        expect((await deploy(true)).error?.code).toBe("FORK_NEEDS_OWN_STACK");
    });
});
