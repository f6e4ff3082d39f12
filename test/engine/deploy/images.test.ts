import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

describe("images", () => {
    let stack: StackFixture;
    beforeEach(async () => {
        stack = await StackFixture.create();
    });
    afterEach(async () => stack.remove());

    it("rewrites every service that uses what another one builds, and moves no tag of the user's", async () => {
        const tag = `${stack.name}-own:1`;
        await stack.docker("tag", "busybox-test:1", tag);
        const { id } = (await stack.engine.image(tag))!;
        try {
            const { content } = await stack.deploy({
                "compose.yaml": `services:
  web:
    build: .
    image: ${tag}
    stop_grace_period: 0s
  worker:
    image: ${tag}
    stop_grace_period: 0s
`,
                Dockerfile: 'FROM busybox-test:1\nLABEL own=1\nCMD ["sleep", "1000"]\n',
            });

            expect(content.services.worker!.image).toBe(content.services.web!.image);
            expect((await stack.engine.image(tag))!.id).toBe(id);
            expect(await stack.engine.image(`${stack.name}-web`)).toBeNull();
        } finally {
            await stack.engine.untag(tag);
        }
    });

    it("keeps a third-party image although its tag moved, and restores it by content", async () => {
        const tag = `${stack.name}-base:1`;
        const files = {
            "compose.yaml": `services:\n  app:\n    image: ${tag}\n    command: sleep 1000\n    stop_grace_period: 0s\n`,
        };
        await stack.docker("tag", "busybox-test:1", tag);
        const { id } = (await stack.engine.image(tag))!;
        try {
            await stack.write(files);
            await stack.dockgeUp();
            await stack.adoptCurrent();
            const zero = stack.active!;
            const before = await stack.ids();
            await writeFile(path.join(stack.stacksDir, "Dockerfile"), "FROM busybox-test:1\nLABEL moved=1\n");
            await stack.docker("build", "-q", "-t", tag, stack.stacksDir);

            await stack.deploy(files);
            const [container] = await stack.engine.containers(stack.name);
            expect(container!.imageId).toBe(id);
            await stack.deploy({ "compose.yaml": files["compose.yaml"].replace("1000", "2000") });
            await stack.rollBack(zero);

            const [restored] = await stack.engine.containers(stack.name);
            expect(restored!.imageId).toBe(id);
            const after = await stack.ids();
            await stack.dockgeUp();
            expect(await stack.ids()).toEqual(after);
            expect(before.app).toBeTruthy();
        } finally {
            await stack.remove();
            await stack.engine.untag(tag);
        }
    });

    it("drops what no kept release uses and keeps the rest", async () => {
        const files = (text: string) => ({
            "compose.yaml":
                "services:\n  app:\n    build: .\n    stop_grace_period: 0s\n    volumes: [./a.conf:/a.conf:ro]\n",
            Dockerfile: `FROM busybox-test:1\nLABEL text=${stack.name}-${text}\nCMD ["sleep", "1000"]\n`,
            "a.conf": text,
        });
        const first = await stack.deploy(files("1"));
        const second = await stack.deploy(files("2"));
        await stack.deployer.prune(stack.name, [first.content, second.content], stack.context);
        expect(await stack.deployer.missingImages(first.content)).toEqual([]);

        await stack.deployer.prune(stack.name, [second.content], stack.context);

        expect(await stack.deployer.missingImages(first.content)).not.toEqual([]);
        const tags = await stack.engine.tagsBelow(`localhost/${stack.name}/`);
        expect(tags.map(({ reference }) => reference)).toEqual([second.content.services.app!.image]);
        expect(await readdir(path.join(stack.stacksDir, ".cicd", stack.name, "files"))).toHaveLength(1);
        expect(await stack.inside("app", "cat", "/a.conf")).toBe("2");
    });
});
