import { createHash } from "node:crypto";
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jwt from "jsonwebtoken";
import { describe, expect, it } from "vitest";
import { AttemptLimiter } from "../../../backend/host/standalone/attempt-limiter";
import { composeCommand, dockerEnvironment } from "../../../backend/host/standalone/compose-command";
import { readConfig } from "../../../backend/host/standalone/config";
import { createLoginToken, readLoginToken } from "../../../backend/host/standalone/login-token";
import { isOwnOrigin } from "../../../backend/host/standalone/origin";
import { hashPassword, passwordMatches } from "../../../backend/host/standalone/passwords";
import { parseContainers } from "../../../backend/host/standalone/service-status";
import { stackFolder } from "../../../backend/host/standalone/stack-folder";
import { parseProjects, STATUS, statusOf } from "../../../backend/host/standalone/stack-list";

describe("readConfig()", () => {
    it("takes Dockge's variables", () => {
        const config = readConfig({
            DOCKGE_PORT: "5050",
            DOCKGE_HOSTNAME: "127.0.0.1",
            DOCKGE_DATA_DIR: "/srv/data",
            DOCKGE_STACKS_DIR: "/opt/stacks",
            DOCKGE_SSL_KEY: "/k.pem",
            DOCKGE_SSL_CERT: "/c.pem",
        });
        expect(config).toMatchObject({
            port: 5050,
            hostname: "127.0.0.1",
            dataDir: "/srv/data",
            stacksDir: "/opt/stacks",
            tls: { key: "/k.pem", cert: "/c.pem" },
            firstUser: null,
        });
    });

    it("means relative paths from the working directory, and has Dockge's port", () => {
        expect(readConfig({})).toMatchObject({
            port: 5001,
            dataDir: join(process.cwd(), "data"),
            stacksDir: join(process.cwd(), "stacks"),
            tls: null,
        });
    });

    it.each(["http", "70000", "-1", "1.5"])("refuses the port %s in a sentence", (port) => {
        expect(() => readConfig({ DOCKGE_PORT: port })).toThrow(/DOCKGE_PORT is/);
    });

    it.each([{ DOCKGE_SSL_KEY: "/k.pem" }, { DOCKGE_CICD_USER: "ana" }])("needs both of a pair: %j", (env) => {
        expect(readConfig(env)).toMatchObject({ tls: null, firstUser: null });
    });
});

describe("AttemptLimiter", () => {
    const code = (limiter: AttemptLimiter, address: string) => {
        try {
            limiter.check(address);
            return null;
        } catch (error) {
            return (error as { code: string }).code;
        }
    };

    it("check() refuses an address after its failures, others not, and forgets after the window", () => {
        let now = 0;
        const limiter = new AttemptLimiter(() => now, { perAddress: 3, overall: 100, windowMs: 1000 });
        for (let failure = 0; failure < 3; failure += 1) {
            expect(code(limiter, "a")).toBeNull();
            limiter.failed("a");
        }
        expect(code(limiter, "a")).toBe("RATE_LIMITED");
        expect(code(limiter, "b")).toBeNull();
        now = 1000;
        expect(code(limiter, "a")).toBeNull();
    });

    it("check() refuses everybody when many addresses guess together", () => {
        const limiter = new AttemptLimiter(() => 0, { perAddress: 3, overall: 5, windowMs: 1000 });
        ["a", "b", "c", "d", "e"].forEach((address) => limiter.failed(address));
        expect(code(limiter, "f")).toBe("RATE_LIMITED");
    });
});

describe("login tokens", () => {
    const account = { username: "ana", password: "$2b$10$hash" };
    const find = (known: typeof account | null) => () => Promise.resolve(known);

    it("are Dockge's: the user's name and 16 bytes of SHAKE-256 of the password's hash", async () => {
        const token = await createLoginToken(account, "secret");
        const h = createHash("shake256", { outputLength: 16 }).update(account.password).digest("hex");
        expect(jwt.verify(token, "secret")).toMatchObject({ username: "ana", h });
        expect(await readLoginToken(token, "secret", find(account))).toBe(account);
    });

    it.each([
        ["another password since", { ...account, password: "$2b$10$other" }],
        ["no such user any more", null],
    ])("are worth nothing after %s", async (_what, now) => {
        const token = await createLoginToken(account, "secret");
        expect(await readLoginToken(token, "secret", find(now))).toBeNull();
    });

    it.each([
        ["another secret", () => createLoginToken(account, "other")],
        ["no signature", () => jwt.sign({ username: "ana", h: "" }, "", { algorithm: "none" })],
        ["no user", () => jwt.sign({ h: "00" }, "secret")],
        ["no hash", () => jwt.sign({ username: "ana" }, "secret")],
        ["nonsense", () => "a.b.c"],
        ["an object", () => ({ username: "ana" })],
    ])("are refused with %s", async (_what, make) => {
        expect(await readLoginToken(await make(), "secret", find(account))).toBeNull();
    });
});

describe("passwords", () => {
    it("match the hash that was made of them, and nothing else does", async () => {
        const hash = await hashPassword("correct horse 1");
        expect(await passwordMatches("correct horse 1", hash)).toBe(true);
        expect(await passwordMatches("correct horse 2", hash)).toBe(false);
        expect(await passwordMatches({ toString: () => "correct horse 1" }, hash)).toBe(false);
        expect(await passwordMatches("correct horse 1", undefined)).toBe(false);
    });
});

describe("isOwnOrigin()", () => {
    it.each([
        [undefined, "dockge.lan:5001", true],
        ["http://dockge.lan:5001", "dockge.lan:5001", true],
        ["https://dockge.lan", "dockge.lan", true],
        ["http://dockge.lan:5002", "dockge.lan:5001", false],
        ["http://evil.example", "dockge.lan:5001", false],
        ["null", "dockge.lan:5001", false],
        ["", "dockge.lan:5001", false],
    ])("origin %s at host %s: %s", (origin, host, expected) => {
        expect(isOwnOrigin({ headers: { origin, host } } as IncomingMessage)).toBe(expected);
    });
});

describe("statusOf()", () => {
    it.each([
        ["running(2)", STATUS.running],
        ["created(1)", STATUS.created],
        ["exited(1), running(2)", STATUS.exited],
        ["running(2), exited(1)", STATUS.exited],
        ["restarting(1)", STATUS.unknown],
        ["paused(1)", STATUS.unknown],
    ])("%s is %i", (text, expected) => {
        expect(statusOf(text)).toBe(expected);
    });

    it("parseProjects() reads what compose lists, and nothing from nothing", () => {
        expect(parseProjects('[{"Name":"web","Status":"running(1)","ConfigFiles":"/x"}]')).toEqual(
            new Map([["web", STATUS.running]]),
        );
        expect(parseProjects("")).toEqual(new Map());
    });
});

describe("parseContainers()", () => {
    const web = { Service: "web", Name: "shop-web-1", State: "running", Health: "healthy" };
    const db = { Service: "db", Name: "shop-db-1", State: "exited", Health: "" };
    const expected = {
        web: [{ status: "healthy", name: "shop-web-1" }],
        db: [{ status: "exited", name: "shop-db-1" }],
    };

    it.each([
        ["one array", JSON.stringify([web, db])],
        ["a line each", `${JSON.stringify(web)}\n${JSON.stringify(db)}\n`],
    ])("reads %s", (_what, text) => {
        expect(parseContainers(text)).toEqual(expected);
    });

    it("keeps all replicas of a service", () => {
        expect(parseContainers(JSON.stringify([web, { ...web, Name: "shop-web-2" }])).web).toHaveLength(2);
    });
});

describe("composeCommand()", () => {
    function stack(files: string[]) {
        const root = mkdtempSync(join(tmpdir(), "cicd-compose-"));
        mkdirSync(join(root, "web"));
        files.forEach((file) => writeFileSync(join(root, file), ""));
        return stackFolder(root, "web");
    }

    it.each<[string[], string[]]>([
        [["web/.env"], []],
        [["global.env"], ["--env-file", "../global.env"]],
        [
            ["global.env", "web/.env"],
            ["--env-file", "../global.env", "--env-file", "./.env"],
        ],
    ])("with %j names %j", (files, named) => {
        const folder = stack(files);
        const { args, cwd } = composeCommand(folder, ["up", "--detach"]);
        expect(args).toEqual(["compose", ...named, "up", "--detach"]);
        expect(cwd).toBe(folder.dir);
    });

    it("passes on what docker needs, and no secret of ours", () => {
        const env = {
            PATH: "/bin",
            HOME: "/root",
            DOCKER_HOST: "unix:///s",
            DOCKGE_CICD_KEY: "k",
            NODE_ENV: "production",
        };
        expect(dockerEnvironment(env)).toEqual({ PATH: "/bin", HOME: "/root", DOCKER_HOST: "unix:///s" });
    });
});
