import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const COMPOSE = `services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
`;
const override = (line: string) => `services:\n  app:\n    ${line}\n`;
const FAILING = override("command: sh -c 'exit 3'");

describe("an override file of the user's", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    async function failToDeploy(files: Record<string, string>): Promise<void> {
        const next = await stack.render(files);
        await expect(stack.deployer.apply(next, stack.active, stack.context)).rejects.toMatchObject({
            code: "SERVICE_UNHEALTHY",
        });
        const outcome = await stack.deployer.undo(next, stack.active, stack.context);
        expect(outcome.result).toBe("restored");
    }

    it("that made a deployment fail does not come back with the next push", async () => {
        await stack.deploy({ "compose.yaml": COMPOSE });
        await stack.write({ "compose.override.yaml": FAILING });
        await failToDeploy({ "compose.yaml": COMPOSE, "README.md": "one" });

        const { plan } = await stack.deploy({ "compose.yaml": COMPOSE, "README.md": "two" });

        expect(plan.differences).toEqual([]);
        expect(await stack.read("compose.yaml")).not.toContain("exit 3");
    });

    it("that is live stays so when another one made a deployment fail", async () => {
        await stack.deploy({ "compose.yaml": COMPOSE });
        await stack.write({ "compose.override.yaml": override("hostname: mine") });
        await stack.deploy({ "compose.yaml": COMPOSE });
        await stack.write({ "compose.override.yaml": FAILING });
        await failToDeploy({ "compose.yaml": COMPOSE });

        await stack.deploy({ "compose.yaml": COMPOSE, "README.md": "two" });

        expect(await stack.inside("app", "hostname")).toBe("mine");
    });

    it("comes back with a rollback, also for the pushes after it", async () => {
        await stack.write({ "compose.override.yaml": override("hostname: first") });
        const first = await stack.deploy({ "compose.yaml": COMPOSE });
        await stack.write({ "compose.override.yaml": override("hostname: second") });
        await stack.deploy({ "compose.yaml": COMPOSE });
        await stack.rollBack(first);

        await stack.deploy({ "compose.yaml": COMPOSE, "README.md": "later" });

        expect(await stack.inside("app", "hostname")).toBe("first");
    });
});
