import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DOCKGE_ENVIRONMENT, StackFixture } from "./stack-fixture";

const PROXY = "sentinel.of-the-proxy";

describe("what docker itself needs of the server's environment", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create({ ...DOCKGE_ENVIRONMENT, NO_PROXY: PROXY, SSH_AUTH_SOCK: "/sentinel.sock" });
    });
    afterEach(async () => stack.remove());

    it("reaches neither a build that asks for it by name nor the service", async () => {
        const names = ["NO_PROXY", "DOCKER_HOST", "SSH_AUTH_SOCK"];
        await stack.deploy({
            "compose.yaml": `services:
  app:
    build: {context: ., args: [${names.join(", ")}, FROM_ENV]}
    stop_grace_period: 0s
    environment: [${names.join(", ")}]
`,
            ".env": "FROM_ENV=of-the-stack\n",
            Dockerfile: `FROM busybox-test:1
ARG ${[...names, "FROM_ENV"].join(" ")}
RUN echo "${[...names, "FROM_ENV"].map((name) => `$${name}`).join("|")}" > /seen
CMD ["sleep", "1000"]
`,
        });

        expect(await stack.inside("app", "cat", "/seen")).toBe("|||of-the-stack");
        const environment = await stack.inside("app", "env");
        names.forEach((name) => expect(environment).not.toContain(`${name}=`));
    });

    it("lets a mount below the home mean the same as to the host's buttons", async () => {
        await stack.deploy({
            "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
    volumes: ["~/:/in:ro"]
`,
        });
        const before = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before);
    });
});
