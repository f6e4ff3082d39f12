import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const files = (text: string) => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sh -c "echo ${text}; sleep 1000"
    stop_grace_period: 0s
    environment:
      K: \${K:-none}
`,
});

describe("files that are edited while a deployment is prepared", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
        await stack.write({ ".env": "K=1\n" });
        await stack.deploy(files("one"));
    });
    afterEach(async () => stack.remove());

    it.each([
        [".env", "K=2\n"],
        ["compose.yaml", files("by hand")["compose.yaml"]],
        ["compose.override.yaml", "services: {}\n"],
    ])("end the deployment before %s is overwritten", async (name, text) => {
        const before = await stack.ids();
        const next = await stack.render(files("two"));
        await stack.write({ [name]: text });

        await expect(stack.deployer.preflight(next, stack.context)).rejects.toMatchObject({
            code: "STALE_EDIT",
            message: `${name} of the stack changed while this deployment was being prepared.`,
        });

        expect(await stack.read(name)).toBe(text);
        expect(await stack.ids()).toEqual(before);
    });

    it("count in the next deployment", async () => {
        await stack.render(files("two"));
        await stack.write({ ".env": "K=2\n" });

        const next = await stack.render(files("two"));
        await stack.deployer.preflight(next, stack.context);
        await stack.deployer.apply(next, stack.active, stack.context);

        expect(await stack.inside("app", "env")).toContain("K=2");
        expect(await stack.read(".env")).toBe("K=2\n");
    });

    it("are no hindrance on the way back", async () => {
        const [first] = stack.releases;
        await stack.write({ ".env": "K=3\n" });

        await stack.deployer.preflight({ content: first!.content, environment: first!.environment }, stack.context);
        await stack.rollBack(first!);

        expect(await stack.read(".env")).toBe("K=1\n");
        expect(stack.lines.join("\n")).toMatch(/\.env was edited by hand; your version is kept in /);
    });
});
