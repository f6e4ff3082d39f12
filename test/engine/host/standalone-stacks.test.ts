import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callAgent, serve, type Served } from "../../integration/host/standalone";

const NAME = "hosttest-web";
const YAML = [
    "services:",
    "  web:",
    "    image: busybox-test:1",
    "    pull_policy: never",
    "    init: true",
    '    command: ["sh", "-c", "echo said-$${WORD}; sleep 3600"]',
    "    environment:",
    "      WORD: ${WORD}",
    "",
].join("\n");

let served: Served;
let socket: Socket;
/** What each output wrote so far, by its name. */
const written = new Map<string, string>();

beforeAll(async () => {
    served = await serve();
    socket = await served.logIn();
    socket.on("agent", (event: string, name: string, data: string) => {
        if (event === "terminalWrite") {
            written.set(name, (written.get(name) ?? "") + data);
        }
    });
});
afterAll(async () => {
    await callAgent(socket, "downStack", NAME);
    await served.stop();
});

const wrote = (name: string, text: string) => expect.poll(() => written.get(name), { timeout: 20_000 }).toContain(text);

async function containers(): Promise<{ status: string; name: string }[]> {
    const { serviceStatusList } = await callAgent(socket, "serviceStatusList", NAME);
    return (serviceStatusList as Record<string, { status: string; name: string }[]>).web ?? [];
}

async function status(): Promise<number> {
    const { stack } = await callAgent(socket, "getStack", NAME);
    return (stack as { status: number }).status;
}

describe("a stack of the standalone host", () => {
    it("deployStack saves and starts it, with the output of compose and of the container live", async () => {
        expect(await callAgent(socket, "deployStack", NAME, YAML, "WORD=hello\n", true)).toMatchObject({
            ok: true,
            msg: "Deployed",
        });
        await wrote(`compose--${NAME}`, "Started");
        expect(await containers()).toEqual([{ status: "running", name: `${NAME}-web-1` }]);
        expect(await status()).toBe(3);
        await wrote(`combined--${NAME}`, "said-hello");
    });

    it("terminalJoin answers what was written before", async () => {
        const { buffer } = await callAgent(socket, "terminalJoin", `combined--${NAME}`);
        expect(buffer).toContain("said-hello");
    });

    it("startStack changes nothing on a running stack", async () => {
        const [before] = await containers();
        expect(await callAgent(socket, "startStack", NAME)).toMatchObject({ ok: true });
        expect(await containers()).toEqual([before]);
    });

    it("stopService and startService act on the service alone", async () => {
        expect(await callAgent(socket, "stopService", NAME, "web")).toMatchObject({ ok: true });
        expect(await containers()).toEqual([{ status: "exited", name: `${NAME}-web-1` }]);
        expect(await status()).toBe(4);
        expect(await callAgent(socket, "startService", NAME, "web")).toMatchObject({ ok: true });
        expect(await status()).toBe(3);
    });

    it("a second operation at the same time is refused, and the first one goes on", async () => {
        const [first, second] = await Promise.all([
            callAgent(socket, "restartStack", NAME),
            callAgent(socket, "restartStack", NAME),
        ]);
        expect([first!.ok, second!.ok].sort()).toEqual([false, true]);
        expect([first!, second!].find(({ ok }) => !ok)).toMatchObject({ error: { code: "STACK_BUSY" } });
    });

    it("a compose file that can't run is saved, and the answer says where to look", async () => {
        const broken = YAML.replace("busybox-test:1", "hosttest-no-such-image:1");
        expect(await callAgent(socket, "deployStack", NAME, broken, "WORD=hello\n", false)).toMatchObject({
            ok: false,
            error: { code: "UP_FAILED" },
        });
        await wrote(`compose--${NAME}`, "hosttest-no-such-image");
        expect(await status()).toBe(3);
    });

    it("downStack removes the containers and keeps the files", async () => {
        await callAgent(socket, "saveStack", NAME, YAML, "WORD=hello\n", false);
        expect(await callAgent(socket, "downStack", NAME)).toMatchObject({ ok: true });
        expect(await containers()).toEqual([]);
        expect(await status()).toBe(1);
        expect(existsSync(join(served.config.stacksDir, NAME, "compose.yaml"))).toBe(true);
    });

    it("deleteStack removes both", async () => {
        expect(await callAgent(socket, "deleteStack", NAME)).toMatchObject({ ok: true });
        expect(existsSync(join(served.config.stacksDir, NAME))).toBe(false);
    });
});
