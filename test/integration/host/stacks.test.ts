import { existsSync } from "node:fs";
import { mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { callAgent, serve, type Served } from "./standalone";

const YAML = "services:\n  web:\n    image: busybox-test:1 # kept\n";
const BAD_NAMES = ["../web", "..", ".git", "a/b", "a\0b", "A", "_web", "-web", "", "x".repeat(64), null, { length: 3 }];

let served: Served;
let socket: Socket;
beforeEach(async () => {
    served = await serve();
    socket = await served.logIn();
});
afterEach(() => served.stop());

const save = (name: unknown, yaml: unknown = YAML, env: unknown = "", isAdd: unknown = true) =>
    callAgent(socket, "saveStack", name, yaml, env, isAdd);
const file = (...path: string[]) => join(served.config.stacksDir, ...path);

type Listed = Record<string, { status: number; isManagedByDockge: boolean }>;

/** The list as it is sent once it has `name`; an older one may still be under way. */
async function listedWith(name: string): Promise<Listed> {
    const list = new Promise<Listed>((resolve) => {
        socket.on("agent", (event: string, payload: { stackList: Listed }) => {
            if (event === "stackList" && name in payload.stackList) {
                resolve(payload.stackList);
            }
        });
    });
    await callAgent(socket, "requestStackList");
    return list;
}

describe("saveStack", () => {
    it("creates a stack that getStack answers word for word", async () => {
        expect(await save("web", YAML, "KEY=value\n")).toMatchObject({ ok: true, msg: "Saved" });
        const { stack } = await callAgent(socket, "getStack", "web");
        expect(stack).toMatchObject({
            name: "web",
            composeYAML: YAML,
            composeENV: "KEY=value\n",
            composeFileName: "compose.yaml",
            isManagedByDockge: true,
            endpoint: "",
        });
    });

    it("lets nobody else read the environment", async () => {
        await save("web", YAML, "KEY=value\n");
        expect((await stat(file("web", ".env"))).mode & 0o777).toBe(0o600);
    });

    it("writes to the compose file that is there, and leaves its mode alone", async () => {
        await mkdir(file("old"), { recursive: true });
        await writeFile(file("old", "docker-compose.yml"), YAML, { mode: 0o640 });
        expect(await save("old", `${YAML}# new\n`, "", false)).toMatchObject({ ok: true });
        expect(await readFile(file("old", "docker-compose.yml"), "utf8")).toBe(`${YAML}# new\n`);
        expect((await stat(file("old", "docker-compose.yml"))).mode & 0o777).toBe(0o640);
        expect(existsSync(file("old", "compose.yaml"))).toBe(false);
        expect(existsSync(file("old", ".env"))).toBe(false);
    });

    it("empties an environment that was there", async () => {
        await save("web", YAML, "KEY=value\n");
        await save("web", YAML, "", false);
        expect(await readFile(file("web", ".env"), "utf8")).toBe("");
    });

    it.each(BAD_NAMES)("refuses the name %j", async (name) => {
        expect(await save(name)).toMatchObject({ ok: false, error: { code: "STACK_NAME_INVALID" } });
    });

    it.each([
        ["a compose file that is no YAML", "web", "services: [", "", true, "COMPOSE_FILE_INVALID"],
        ["a compose file that is no text", "web", { services: {} }, "", true, "INVALID_INPUT"],
        ["an environment that is no text", "web", YAML, null, true, "INVALID_INPUT"],
        ["an unclear answer to new or not", "web", YAML, "", "yes", "INVALID_INPUT"],
        ["a change of a stack that is gone", "web", YAML, "", false, "STACK_NOT_FOUND"],
    ])("refuses %s, and writes nothing", async (_what, name, yaml, env, isAdd, code) => {
        expect(await save(name, yaml, env, isAdd)).toMatchObject({ ok: false, error: { code } });
        expect(existsSync(file("web"))).toBe(false);
    });

    it("refuses a new stack under a name that is taken, and leaves the old one alone", async () => {
        await save("web");
        expect(await save("web", "services: {}\n")).toMatchObject({ ok: false, error: { code: "STATE_CONFLICT" } });
        expect(await readFile(file("web", "compose.yaml"), "utf8")).toBe(YAML);
    });
});

describe("the stack list", () => {
    it("has what has a compose file, and none of our own folders", async () => {
        await save("web");
        await mkdir(file(".cicd"), { recursive: true });
        await writeFile(file(".cicd", "compose.yaml"), YAML);
        await mkdir(file("empty"));
        await mkdir(file("Upper"));
        await writeFile(file("Upper", "compose.yaml"), YAML);
        await symlink(file("web"), file("linked"));
        const own = Object.entries(await listedWith("linked")).filter(([, stack]) => stack.isManagedByDockge);
        expect(own.map(([name]) => name).sort()).toEqual(["linked", "web"]);
        expect(own[0]![1].status).toBe(1);
    });
});

describe("events on a stack", () => {
    const events = [
        "getStack",
        "startStack",
        "stopStack",
        "restartStack",
        "downStack",
        "updateStack",
        "deleteStack",
        "serviceStatusList",
        "startService",
        "stopService",
        "restartService",
    ];

    it.each(events)("%s refuses names that leave the directory, and stacks that are not there", async (event) => {
        await mkdir(join(served.config.dataDir, "..", "victim"));
        for (const name of ["../victim", "a\0b", ".git"]) {
            expect(await callAgent(socket, event, name, "web")).toMatchObject({
                error: { code: "STACK_NAME_INVALID" },
            });
        }
        expect(await callAgent(socket, event, "nowhere", "web")).toMatchObject({ error: { code: "STACK_NOT_FOUND" } });
        expect(existsSync(join(served.config.dataDir, "..", "victim"))).toBe(true);
    });

    it.each(["--help", "web;id", "", null, "a b"])("startService refuses the service %j", async (service) => {
        await save("web");
        expect(await callAgent(socket, "startService", "web", service)).toMatchObject({
            error: { code: "INVALID_INPUT" },
        });
    });

    it("a guard of the extension refuses with its own sentences, and nothing happens", async () => {
        await save("web");
        served.host.guardStackEvents((event) =>
            Promise.reject(
                new CicdError({
                    code: "STALE_EDIT",
                    message: `${event.name} is stale.`,
                    safe: "Kept.",
                    hint: "Reload.",
                }),
            ),
        );
        expect(await save("web", "services: {}\n", "", false)).toMatchObject({
            ok: false,
            msg: "saveStack is stale. Kept. Reload.",
        });
        expect(await readFile(file("web", "compose.yaml"), "utf8")).toBe(YAML);
    });

    it("a guard sees the event, and goes on when it was answered", async () => {
        const seen: unknown[] = [];
        served.host.guardStackEvents(async (event, proceed) => {
            seen.push({ name: event.name, stack: event.stack, userId: event.userId });
            await proceed();
            seen.push(existsSync(file("web", "compose.yaml")));
        });
        await save("web");
        expect(seen).toEqual([{ name: "saveStack", stack: "web", userId: 1 }, true]);
    });
});
