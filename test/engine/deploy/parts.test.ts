import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

describe("compose files in several parts", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("resolves include, extends and paths below folders", async () => {
        await stack.deploy({
            "deploy/compose.yaml": `include:
  - ../parts/db.yaml
services:
  app:
    extends:
      file: ../parts/base.yaml
      service: base
    build: ../web
`,
            "parts/base.yaml":
                "services:\n  base:\n    stop_grace_period: 0s\n    environment:\n      WHO: ${WHO:-base}\n      ZONE: ${TZ:-none}\n",
            "parts/db.yaml":
                "services:\n  db:\n    image: busybox-test:1\n    command: sleep 1000\n    stop_grace_period: 0s\n    volumes:\n      - ./db.conf:/db.conf:ro\n",
            "parts/db.conf": "size=1",
            "web/Dockerfile": 'FROM busybox-test:1\nCMD ["sleep", "1000"]\n',
        });

        expect(await stack.inside("app", "sh", "-c", "echo $WHO $ZONE")).toBe("base none");
        expect(await stack.inside("db", "cat", "/db.conf")).toBe("size=1");
        const before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);
    });

    it("starts the profiles that were chosen and drops another project's name", async () => {
        const source = {
            ...(await stack.commit({
                "compose.yaml": `name: victim
services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    profiles: [extra]
  tool:
    image: busybox-test:1
    command: sleep 1000
    profiles: [tools]
`,
            })),
            profiles: ["extra"],
        };
        const preparation = await stack.deployer.prepare(source, null, stack.context);
        const next = await stack.deployer.render({ source, preparation, built: [], active: null }, stack.context);
        await stack.deployer.apply(next, null, stack.context);

        expect(Object.keys(await stack.ids())).toEqual(["app"]);
        const before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);
        expect(await stack.engine.containers("victim")).toEqual([]);
    });

    it.each([[["compose.yaml"]], [["compose.yaml", "more.yaml"]]])(
        "keeps what a commit says to us out of the live file when it is made of %j",
        async (composePath) => {
            const app = "    image: busybox-test:1\n    command: sleep 1000\n";
            const settings = "x-cicd:\n  commands:\n    test:\n      - { run: 'echo ${NOBODY:?sets this} $(date)' }\n";
            const files = {
                "compose.yaml": `services:\n  app:\n${app}${settings}`,
                "more.yaml": `services: {}\n${settings}`,
            };
            const source = { ...(await stack.commit(files)), composePath };
            const preparation = await stack.deployer.prepare(source, null, stack.context);
            const next = await stack.deployer.render({ source, preparation, built: [], active: null }, stack.context);
            expect(preparation.plan.missingEnvironment).toEqual([]);
            expect(next.content.stackFiles["compose.yaml"]).toContain("sleep 1000");
            expect(next.content.stackFiles["compose.yaml"]).not.toContain("x-cicd");
        },
    );
});
