import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const DOCKERFILE =
    'FROM busybox-test:1\nCOPY index.html /www/index.html\nCMD ["httpd", "-f", "-p", "80", "-h", "/www"]\n';

function application(text: string, worker = "first"): Record<string, string> {
    return {
        "compose.yaml": `# The shop
services:
  web: # what people see
    build: ./web
    stop_grace_period: 0s
  worker:
    image: busybox-test:1
    command: sh -c "echo ${worker}; sleep 1000"   # forever
    stop_grace_period: 0s
`,
        "web/Dockerfile": DOCKERFILE,
        "web/index.html": text,
    };
}

describe("deploying", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("puts a first commit live when the stack had nothing", async () => {
        const release = await stack.deploy(application("one"));

        expect(await stack.inside("web", "wget", "-q", "-O", "-", "http://127.0.0.1/")).toBe("one");
        const text = await stack.read("compose.yaml");
        expect(text).toContain("# The shop");
        expect(text).toContain("web: # what people see");
        expect(text).toContain("# forever");
        expect(text).not.toContain("build:");
        expect(release.content.services.web).toMatchObject({ built: true, form: "full" });
        expect(text).toContain(release.content.services.web!.image);
        expect(await stack.deployer.isLive(release, stack.context)).toBe(true);
    });

    it("recreates nothing when the same commit is deployed again", async () => {
        await stack.deploy(application("one"));
        const before = await stack.ids();

        const again = await stack.deploy(application("one"));

        expect(await stack.ids()).toEqual(before);
        expect(again.plan.changes.map(({ action }) => action)).toEqual(["keep", "keep"]);
    });

    it.each([
        ["its build", application("two"), "web"],
        ["its configuration", application("one", "second"), "worker"],
    ])("recreates just one service when only %s changed", async (_, changed, service) => {
        await stack.deploy(application("one"));
        const before = await stack.ids();

        const { plan } = await stack.deploy(changed);

        const after = await stack.ids();
        const other = service === "web" ? "worker" : "web";
        expect(after[other]).toBe(before[other]);
        expect(after[service]).not.toBe(before[service]);
        expect(plan.changes.find((change) => change.service === service)).toMatchObject({ action: "recreate" });
        expect(plan.changes.find((change) => change.service === other)).toMatchObject({ action: "keep" });
    });

    it("leaves nothing to do for Dockge's own call, after a deployment and after a rollback", async () => {
        const first = await stack.deploy(application("one"));
        let before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);

        await stack.deploy(application("two"));
        await stack.rollBack(first);
        before = await stack.ids();
        await stack.dockgeUp();

        expect(await stack.ids()).toEqual(before);
        expect(await stack.inside("web", "wget", "-q", "-O", "-", "http://127.0.0.1/")).toBe("one");
    });
});
