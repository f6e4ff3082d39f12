import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const app = (more: string, top = "") => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
${more}  other:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
${top}`,
});

describe("after an interruption", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("converges over a container that a killed up left", async () => {
        const files = app("");
        const first = await stack.deploy(files);
        const next = await stack.render({ "compose.yaml": files["compose.yaml"].replaceAll("1000", "2000") });
        const old = (await stack.ids()).app!;
        const labels = JSON.parse(await stack.docker("inspect", "-f", "{{json .Config.Labels}}", old)) as Record<
            string,
            string
        >;
        const flags = Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]);
        const name = `${old.slice(0, 12)}_${stack.name}-app-1`;
        await stack.docker("create", "--name", name, ...flags, "busybox-test:1", "sleep", "9");

        expect(await stack.deployer.isLive(first, stack.context)).toBe(false);
        await stack.deployer.apply(next, first, stack.context);

        expect(await stack.deployer.isLive(next, stack.context)).toBe(true);
        const names = (await stack.engine.containers(stack.name)).map((container) => container.name).sort();
        expect(names).toEqual([`${stack.name}-app-1`, `${stack.name}-other-1`]);
    });

    it("is where it was when it is canceled in the middle of up", async () => {
        const stubborn = (text: string) => ({
            "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sh -c "trap '' TERM; echo ${text}; while true; do sleep 1; done"
    stop_grace_period: 3s
`,
        });
        const first = await stack.deploy(stubborn("one"));
        const next = await stack.render(stubborn("two"));
        const cancel = new AbortController();
        const attempt = stack.deployer.apply(next, first, { ...stack.context, signal: cancel.signal });
        attempt.catch(() => undefined);
        // The old one was told to stop, and the engine goes on with that when the client is gone.
        const old = (await stack.engine.containers(stack.name)).find(({ state }) => state === "running")!.id;
        await expect.poll(async () => (await stack.engine.stopSignals()).last.has(old)).toBe(true);
        cancel.abort();

        await expect(attempt).rejects.toMatchObject({ code: "CANCELED" });
        expect((await stack.deployer.undo(next, first, stack.context)).result).toBe("restored");

        expect(await stack.deployer.isLive(first, stack.context)).toBe(true);
        expect(await stack.engine.containers(stack.name)).toHaveLength(1);
    });

    it("reports drift by field, names of variables only", async () => {
        await stack.write({ ".env": "A=1\n" });
        const release = await stack.deploy(app("    environment:\n      A: ${A}\n"));
        expect(await stack.deployer.drift(release, stack.context)).toEqual([]);

        await stack.write({
            ".env": "A=secret\nB=1\n",
            "compose.yaml": `${await stack.read("compose.yaml")}# edited\n`,
        });
        await stack.docker("rm", "-f", (await stack.ids()).other!);
        await stack.dockgeUp();
        await stack.docker("rm", "-f", (await stack.ids()).other!);

        const fields = await stack.deployer.drift(release, stack.context);
        expect(JSON.stringify(fields)).not.toContain("secret");
        expect(fields.map(({ service, field, released, actual }) => [service, field, released, actual])).toEqual([
            ["", "compose.yaml", "as released", "other comments or spacing"],
            ["", ".env A", "set", "another value"],
            ["", ".env B", "absent", "set"],
            ["app", "environment A", "set", "another value"],
            ["other", "containers", "1", "0"],
        ]);
    });
});
