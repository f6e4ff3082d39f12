import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { call, callAgent, USER } from "../integration/host/standalone";
import { startDockge, type DockgeOptions, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

let places: Places;
let dockge: DockgeProcess;

beforeEach(async () => {
    places = await makePlaces();
});
afterEach(async () => {
    await dockge.stop("SIGKILL");
    await places.remove();
});

async function start(options: Partial<DockgeOptions> = {}): Promise<void> {
    dockge = await startDockge({ ...places, kind: "extended", ...options });
}

async function setUp() {
    const socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    return socket;
}

describe("attaching", () => {
    it.each(["/", "/compose/web", "/compose/web/other:5001", "/settings/general"])(
        "%s carries our script, and Dockge's own",
        async (path) => {
            await start();
            const html = await (await fetch(dockge.url + path)).text();
            expect(html).toMatch(/<script type="module" src="\/cicd\/[^"]+"><\/script>/);
            expect(html).toMatch(/src="\/assets\/index-/);
        },
    );

    it("our routes answer before Dockge's page does", async () => {
        await start();
        const response = await fetch(`${dockge.url}/api/cicd/v1/healthz`);
        expect(response.status).toBe(200);
        expect(response.headers.get("content-type")).toContain("json");
    });

    it("our events answer after the login, and not before", async () => {
        await start();
        const stranger = dockge.connect();
        const unanswered = stranger.timeout(1500).emitWithAck("agent", "", "cicd:hello", {});
        const socket = await setUp();
        expect(await callAgent(socket, "cicd:hello", {})).toMatchObject({ ok: true });
        await expect(unanswered).rejects.toThrow(/timed out/);
    });

    it("a failure leaves a Dockge that works, and says so in one line", async () => {
        // Where our folder should be, somebody keeps a file.
        await writeFile(join(places.dataDir, "cicd"), "");
        await start();
        const socket = await setUp();
        expect(await callAgent(socket, "requestStackList")).toMatchObject({ ok: true });
        expect(await (await fetch(dockge.url)).text()).not.toContain("/cicd/");
        const lines = dockge.output().split("\n");
        expect(lines.filter((line) => line.includes("could not be attached"))).toHaveLength(1);
    });

    it("SIGTERM ends it within Docker's 10 seconds, with a browser open", async () => {
        await start();
        await setUp();
        const begun = Date.now();
        process.kill(dockge.pid, "SIGTERM");
        expect(await dockge.exited).toBe(0);
        expect(Date.now() - begun).toBeLessThan(10_000);
        expect(dockge.output()).toContain("Database closed");
    });
});
