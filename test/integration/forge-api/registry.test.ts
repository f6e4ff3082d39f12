import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { credentialSchema } from "../../../common/schema";
import { askRetryAfter, retryAfterMs } from "../../../backend/forge-api/registry/retry-after";
import { createStoredLogins, type StoredLogins } from "../../../backend/forge-api/registry/stored-logins";
import { authChallenge } from "../../../backend/forge-api/registry/auth-challenge";
import { createRequestForge } from "../../../backend/git/request-forge";
import { credentials } from "../../../backend/models/credentials";
import { EventBus } from "../../../backend/models/event-bus";
import { createHostTrust } from "../../../backend/models/host-trust";
import { Secret } from "../../../backend/models/secret";
import { SecretBox } from "../../../backend/models/secret-box";
import { changeCredential } from "../../../backend/use-cases/change-credential";
import { checkCredential } from "../../../backend/use-cases/check-credential";
import { addCredential } from "../../../backend/use-cases/manage-credentials";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";
import { RegistryServer } from "../../fixtures/registry-server";

const now = new Date("2026-01-01T00:00:00Z");
const clock = { now: () => now };
const secrets = new SecretBox(Buffer.alloc(32, 1));
const request = createRequestForge({ authority: async () => null });

let database: TestDatabase;
let registry: RegistryServer;
let logins: StoredLogins;
let given: readonly { host: string; username: string }[];
let announced: [number, boolean][];

beforeEach(async () => {
    database = await openTestDatabase();
    announced = [];
    const trust = createHostTrust(database.knex, clock, (...change) => announced.push(change));
    logins = createStoredLogins({
        ...{ db: database.knex, secrets, clock, request },
        recordLogin: (id, accepted) => trust.recordLogin(id, accepted),
        onChange: (all) => (given = all),
        report: () => undefined,
    });
});
afterEach(async () => {
    await registry.close();
    await database.close();
});

const add = async (password: string) => {
    const input = { kind: "registry", name: "Ours", host: registry.host, username: "ana", password };
    const { id } = await addCredential({ db: database.knex, clock, secrets }, credentialSchema.parse(input));
    await logins.reload();
    return id;
};

describe("a stored login", () => {
    it.each(["basic", "bearer"] as const)("is tested by the registry's own way (%s)", async (auth) => {
        registry = await RegistryServer.start({ auth });
        const id = await add("s3cret-of-ana");
        expect(await logins.test(id)).toMatchObject({ ok: true, refused: false });
        expect(given).toMatchObject([{ host: registry.host, username: "ana" }]);
        expect(logins.hasLogin(registry.host)).toBe(true);
        const row = await credentials.find(database.knex, id);
        expect(JSON.stringify(row)).not.toContain("s3cret");
    });

    it.each(["basic", "bearer"] as const)(
        "that is refused (%s) is announced once, and forgotten when it works",
        async (auth) => {
            registry = await RegistryServer.start({ auth });
            const id = await add("wrong");
            expect(await logins.test(id)).toMatchObject({ ok: false, refused: true });
            await logins.test(id);
            expect(announced).toEqual([[id, false]]);
            await changeCredential({ db: database.knex, clock, secrets, bus: new EventBus(() => {}) }, id, {
                password: "s3cret-of-ana",
            });
            await logins.reload();
            expect(await logins.test(id)).toMatchObject({ ok: true });
            expect((await credentials.find(database.knex, id))!.failingSince).toBeNull();
        },
    );

    it("says what is wrong without calling it a refusal when the registry is out of order", async () => {
        registry = await RegistryServer.start();
        const id = await add("s3cret-of-ana");
        registry.faults.push({ on: /./, times: 9, status: 503 });
        expect(await logins.test(id)).toMatchObject({ ok: false, refused: false, message: /503/ });
        expect(announced).toEqual([]);
    });

    it("is the only one of its registry, and none for Git", async () => {
        registry = await RegistryServer.start();
        const id = await add("one");
        await expect(add("two")).rejects.toMatchObject({ code: "STATE_CONFLICT" });
        const place = { host: registry.host, protocol: "https" } as const;
        await expect(checkCredential(database.knex, id, place)).rejects.toMatchObject({
            code: "CREDENTIAL_KIND_MISMATCH",
        });
    });
});

describe("askRetryAfter()", () => {
    it("asks for the same image, logged in, and reads the header", async () => {
        registry = await RegistryServer.start({ auth: "bearer" });
        registry.faults.push({
            on: /manifests/,
            times: 1,
            status: 401,
            headers: { "WWW-Authenticate": `Bearer realm="http://${registry.host}/token"` },
        });
        registry.faults.push({ on: /manifests/, times: 1, status: 429, headers: { "Retry-After": "17" } });
        const login = { username: "ana", password: new Secret("s3cret-of-ana") };
        expect(await askRetryAfter(request, { reference: `${registry.host}/shop/web:2`, login }, now)).toBe(17_000);
        expect(registry.asked.filter((line) => line.includes("manifests"))).toEqual(
            Array(2).fill("GET /v2/shop/web/manifests/2"),
        );
        expect(await askRetryAfter(request, { reference: `${registry.host}/shop/web:2`, login }, now)).toBeNull();
    });

    it.each([
        ["5", 5000],
        ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
        ["Thu, 01 Jan 2025 00:01:00 GMT", 0],
        ["soon", null],
        [undefined, null],
    ])("reads %j", async (header, expected) => {
        registry = await RegistryServer.start();
        expect(retryAfterMs(header, now)).toBe(expected);
    });
});

describe("authChallenge()", () => {
    it.each([
        [
            'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"',
            { scheme: "bearer", realm: "https://auth.docker.io/token", service: "registry.docker.io", scope: "" },
        ],
        ["Basic realm=x", { scheme: "basic" }],
        ["Negotiate", null],
        [undefined, null],
    ])("reads %j", async (header, expected) => {
        registry = await RegistryServer.start();
        expect(authChallenge(header)).toEqual(expected);
    });
});
