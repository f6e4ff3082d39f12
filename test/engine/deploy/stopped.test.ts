import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const minute = 60_000;
/** Ends on a signal with the given code, and on its own when the file appears. */
const serve = (onTerm: string) =>
    `["sh", "-c", "trap '${onTerm}' TERM; while [ ! -e /crash ]; do sleep 0.1; done; exit 3"]`;

const service = (name: string, lines: string[]) => [
    `  ${name}:`,
    "    image: busybox-test:1",
    ...lines.map((line) => `    ${line}`),
];

const compose = [
    "services:",
    ...service("always", ["restart: unless-stopped", `command: ${serve("exit 0")}`, "stop_grace_period: 1s"]),
    ...service("plain", [`command: ${serve("exit 143")}`, "stop_grace_period: 1s"]),
    ...service("polite", [`command: ${serve("exit 0")}`, "stop_grace_period: 1s"]),
    ...service("deaf", [`command: ${serve("")}`, "stop_grace_period: 1s", "restart: on-failure"]),
    ...service("task", ['command: ["true"]']),
    "",
].join("\n");

let stack: StackFixture;

beforeEach(async () => {
    stack = await StackFixture.create();
    await stack.deploy({ "compose.yaml": compose });
}, minute);
afterEach(() => stack.remove());

const stopped = () => stack.deployer.stopped(stack.name, stack.active!.content);
const asUser = (...args: string[]) => stack.docker("compose", "-p", stack.name, ...args);
const crash = (name: string) => stack.inside(name, "touch", "/crash");
const stateOf = async (name: string) =>
    (await stack.engine.containers(stack.name)).find((one) => one.service === name)?.state;

describe("deployer.stopped()", () => {
    it("names nobody while everything runs or has done its work", async () => {
        await expect.poll(() => stateOf("task")).toBe("exited");
        expect(await stopped()).toEqual({ services: [], running: true });
    });

    it("names what a person stopped, however it took the signal, and not what runs", async () => {
        await asUser("stop", "always", "plain", "polite", "deaf");
        // A slow engine says of a container that it had to kill for a moment longer that it runs.
        await expect.poll(stopped).toEqual({ services: ["always", "deaf", "plain", "polite"], running: false });
        await asUser("start", "always", "plain");
        expect(await stopped()).toEqual({ services: ["deaf", "polite"], running: true });
    });

    it("names what a person killed", async () => {
        await asUser("kill", "plain");
        await expect.poll(async () => (await stopped()).services).toEqual(["plain"]);
    });

    it.each(["plain", "polite"])("does not name %s, which crashed", async (name) => {
        await crash(name);
        await expect.poll(() => stateOf(name)).toBe("exited");
        expect(await stopped()).toEqual({ services: [], running: true });
    });

    it.each(["always", "deaf"])("does not name %s, which crashes again and again", async (name) => {
        await crash(name);
        await expect
            .poll(async () => (await stack.engine.condition((await stack.ids())[name]!))?.restartCount, {
                timeout: minute,
            })
            .toBeGreaterThan(0);
        expect((await stopped()).services).toEqual([]);
    });

    it("names what a person took down, but not a task that was swept away", async () => {
        await asUser("rm", "--stop", "--force", "always");
        await asUser("rm", "--force", "task");
        expect((await stopped()).services).toEqual(["always"]);
    });

    it("names everything of a stack that a person took down", async () => {
        await asUser("down", "-t", "1");
        expect(await stopped()).toEqual({ services: ["always", "deaf", "plain", "polite", "task"], running: false });
    });

    it("knows only whether anything runs where nothing was released", async () => {
        expect(await stack.deployer.stopped(stack.name, null)).toEqual({ services: [], running: true });
    });
});

it("deployer.isLive() does not take for done what was told to end, and ended well", async () => {
    const isLive = () => stack.deployer.isLive(stack.active!, stack.context);
    await expect.poll(() => stateOf("task")).toBe("exited");
    expect(await isLive()).toBe(true);
    await asUser("stop", "polite");
    expect(await isLive()).toBe(false);
    await asUser("start", "polite");
    expect(await isLive()).toBe(true);
});

describe("the engine's starts", () => {
    it("are heard with their project, until nobody listens any more", async () => {
        const heard: string[] = [];
        let ended = 0;
        const end = await stack.engine.watchStarts({ onStart: (project) => heard.push(project), onEnd: () => ended++ });
        await asUser("stop", "plain");
        expect(heard).not.toContain(stack.name);
        await asUser("start", "plain");
        await expect.poll(() => heard).toContain(stack.name);
        end();
        await expect.poll(() => ended).toBe(1);
    });
});
