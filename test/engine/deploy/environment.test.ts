import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const COMPOSE = `services:
  web:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    environment: ["SHADE=\${SHADE:-none}"]
    volumes: ["\${DATA:-./data}:/data"]
  worker:
    image: busybox-test:\${TAG:-1}
    command: sleep 1000
    stop_grace_period: 0s
    volumes: ["\${VOLUME:-kept}:/kept"]
volumes:
  kept: {}
`;

describe("another environment for the live release", () => {
    let stack: StackFixture;
    beforeAll(async () => {
        stack = await StackFixture.create();
        await stack.write({ ".env": "SHADE=red\n" });
        await stack.deploy({ "compose.yaml": COMPOSE });
    });
    afterAll(async () => stack.remove());

    const change = (environment: string, grants: string[] = []) =>
        stack.deployer.changeEnvironment({ active: stack.active!, environment, grants }, stack.context);
    const shade = () => stack.inside("web", "sh", "-c", "echo $SHADE");

    it("recreates the services that the change concerns, and no other; going back does the same", async () => {
        const before = await stack.ids();
        await stack.write({ ".env": "SHADE=blue\n" });
        const next = await change("SHADE=blue\n");
        expect(next.plan.notes.map(({ text }) => text)).toEqual(["environment ~ SHADE"]);
        expect(next.plan.changes.map(({ service, action }) => `${service} ${action}`)).toEqual([
            "web recreate",
            "worker keep",
        ]);
        expect(next.plan.changes[0]!.reasons).toEqual(["environment ~ SHADE"]);
        await stack.deployer.preflight(next, stack.context);
        await stack.deployer.apply(next, stack.active, stack.context);
        await stack.deployer.verify(next, stack.context);
        const after = await stack.ids();
        expect(after.worker).toBe(before.worker);
        expect(after.web).not.toBe(before.web);
        expect(await shade()).toBe("blue");
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(after);

        // As a failed deployment does it: what was typed is not the release's own.
        const typed = { ...next, environment: stack.active!.environment };
        const outcome = await stack.deployer.undo(typed, stack.active, stack.context);
        expect(outcome).toEqual({ result: "restored" });
        expect([await shade(), await stack.read(".env")]).toEqual(["red", "SHADE=red\n"]);
        expect((await stack.ids()).worker).toBe(before.worker);
        const kept = /\.env was edited by hand; your version is kept in (\S+)/.exec(stack.lines.join("\n"));
        expect(await readFile(kept![1]!, "utf8")).toBe("SHADE=blue\n");
    });

    it("touches nothing where nobody uses the key", async () => {
        const { plan } = await change("SHADE=red\nUNUSED=1\n");
        expect(plan.changes.map(({ action }) => action)).toEqual(["keep", "keep"]);
    });

    it("asks for a grant where a value reaches out of the stack", async () => {
        const { plan } = await change("SHADE=red\nDATA=/srv/media\n");
        expect(plan.rights).toMatchObject([{ grant: expect.stringContaining("/srv/media"), granted: false }]);
        const granted = await change("SHADE=red\nDATA=/srv/media\n", [plan.rights[0]!.grant]);
        expect(granted.plan.rights).toMatchObject([{ granted: true }]);
    });

    it.each([
        ["COMPOSE_FILE=x.yaml\n", "ENV_REDIRECTS_COMPOSE"],
        ["A=${B:?b is needed}\n", "ENV_KEY_MISSING"],
    ])("refuses %j before anything is touched", async (environment, code) => {
        const before = await stack.ids();
        await expect(change(environment)).rejects.toMatchObject({ code });
        expect(await stack.ids()).toEqual(before);
    });

    it.each([
        ["TAG=2\n", "ENV_CHANGES_IMAGE"],
        ["VOLUME_NAME=x\n", "COMPOSE_PROJECT_CHANGES"],
    ])("refuses %j where the release's file still leaves that to a variable", async (environment, code) => {
        const written = COMPOSE.replace("kept: {}", 'kept: { name: "${VOLUME_NAME:-kept}" }');
        const active = stack.active!;
        const content = { ...active.content, stackFiles: { "compose.yaml": written } };
        const changed = stack.deployer.changeEnvironment(
            { active: { ...active, content: { ...content, services: {} } }, environment, grants: [] },
            stack.context,
        );
        await expect(changed).rejects.toMatchObject({ code });
    });

    it("keeps an edit that came in between", async () => {
        await stack.write({ ".env": "SHADE=green\n" });
        const next = await change("SHADE=green\n");
        await stack.write({ ".env": "SHADE=yellow\n" });
        await expect(stack.deployer.preflight(next, stack.context)).rejects.toMatchObject({ code: "STALE_EDIT" });
    });
});
