import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DOCKGE_ENVIRONMENT, StackFixture } from "./stack-fixture";

const SENTINEL = DOCKGE_ENVIRONMENT.DOCKGE_SECRET_OF_THE_HOST;
const app = (more: string, top = "") => ({
    "compose.yaml": `services:
  app:
    image: busybox-test:1
    command: sleep 1000
    stop_grace_period: 0s
${more}${top}`,
});

describe("the server's own environment", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    async function environmentOf(service: string): Promise<string[]> {
        const id = (await stack.ids())[service]!;
        return JSON.parse(await stack.docker("inspect", "-f", "{{json .Config.Env}}", id)) as string[];
    }

    it.each(["a.env", "./conf/../a.env"])("is not seen by an env_file of Git's, by nobody's up (%s)", async (file) => {
        await stack.write({ ".env": "FROM_ENV=mine\n" });
        await stack.deploy({
            ...app(`    env_file: ${file}\n    volumes: ["./a.env:/in/a.env:ro"]\n`),
            "a.env": [
                "A=${DOCKGE_SECRET_OF_THE_HOST}",
                "B=$HOME",
                "DOCKGE_SECRET_OF_THE_HOST",
                "C=${PATH}",
                "D=${TZ:-none}",
                "E=${FROM_ENV}",
                "F='a$b'",
                `G="it's \\"quoted\\" \\$5"`,
                "H=plain # comment",
                "",
            ].join("\n"),
            "conf/x": "",
        });

        const mine = ["A=", "B=", "C=", "D=none", "E=mine", "F=a$b", `G=it's "quoted" $5`, "H=plain"];
        const before = [await stack.ids(), await environmentOf("app")] as const;
        expect(before[1]).toEqual(expect.arrayContaining(mine));
        expect(before[1].join("\n")).not.toContain(SENTINEL);
        expect(await stack.inside("app", "cat", "/in/a.env")).toContain("A=${DOCKGE_SECRET_OF_THE_HOST}");
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(before[0]);

        await stack.write({ ".env": "FROM_ENV=later\n" });
        await stack.dockgeUp();
        expect(await environmentOf("app")).toEqual(expect.arrayContaining(["E=later", "A="]));
        expect((await environmentOf("app")).join("\n")).not.toContain(SENTINEL);
    });

    it("leaves an env_file of the user's as it is", async () => {
        await stack.write({ "own.env": "A=${DOCKGE_SECRET_OF_THE_HOST}\n" });
        await stack.deploy(app("    env_file: own.env\n"));
        expect(await stack.read("own.env")).toBe("A=${DOCKGE_SECRET_OF_THE_HOST}\n");
        expect(await stack.read("compose.yaml")).toContain("env_file: own.env");
    });

    it.each([
        ["a secret", "    secrets: [it]\n", "secrets: {it: {environment: DOCKGE_SECRET_OF_THE_HOST}}\n"],
        ["a config", "    configs: [it]\n", "configs: {it: {environment: DOCKGE_SECRET_OF_THE_HOST}}\n"],
        ["an indirect one", "    secrets: [it]\n", "secrets: {it: {environment: '${NAME}'}}\n"],
    ])("is refused as the source of %s", async (_, service, top) => {
        await stack.write({ ".env": "NAME=DOCKGE_SECRET_OF_THE_HOST\n" });
        await expect(stack.deploy(app(service, top))).rejects.toMatchObject({
            code: "COMPOSE_FILE_INVALID",
            message: /it takes the variable DOCKGE_SECRET_OF_THE_HOST/,
        });
        expect(await stack.ids()).toEqual({});
    });

    it("does not keep a secret from reading the stack's own .env", async () => {
        await stack.write({ ".env": "TOKEN=of-the-stack\n" });
        await stack.deploy(app("    secrets: [it]\n", "secrets: {it: {environment: TOKEN}}\n"));
        expect(await stack.inside("app", "cat", "/run/secrets/it")).toBe("of-the-stack");
    });

    it("does not answer what an env_file requires", async () => {
        const attempt = stack.deploy({ ...app("    env_file: a.env\n"), "a.env": "A=${HOME:?set it}\n" });
        await expect(attempt).rejects.toMatchObject({ code: "ENV_KEY_MISSING", message: /HOME/ });
    });
});
