import { afterAll, beforeAll, expect, it } from "vitest";
import { StackFixture } from "./stack-fixture";

const files = (version: string) => ({
    "compose.yaml":
        "services:\n  web: # built here\n    build: .\n    stop_grace_period: 0s\n  db:\n    image: busybox-test:1\n    command: sleep 1000\n    stop_grace_period: 0s\n",
    Dockerfile: `FROM busybox-test:1\nRUN echo ${version} > /version\nCMD ["sleep", "1000"]\n`,
});

let stack: StackFixture;
beforeAll(async () => {
    stack = await StackFixture.create();
});
afterAll(() => stack?.remove());

it("a release whose built image is gone comes back with one that is built from its commit again", async () => {
    const first = await stack.deploy(files("one"));
    await stack.deploy(files("two"));
    const gone = first.content.services.web!.image;
    await stack.docker("rmi", "-f", first.content.services.web!.imageId!);
    expect(await stack.deployer.missingImages(first.content)).toEqual([
        { service: "web", reference: gone, way: "rebuild" },
    ]);
    await expect(stack.deployer.fetchImages(first.content, stack.context)).rejects.toMatchObject({
        code: "IMAGE_GONE",
    });

    const source = await stack.commit(files("one"));
    const preparation = await stack.deployer.prepare(source, stack.active, stack.context);
    const built = await stack.deployer.build(source, preparation, stack.context);
    const content = await stack.deployer.bringBack(first.content, built);
    const before = await stack.ids();
    await stack.rollBack({ ...first, content });

    expect(await stack.inside("web", "cat", "/version")).toBe("one");
    expect((await stack.ids()).db).toBe(before.db);
    expect(await stack.read("compose.yaml")).toContain("# built here");
    expect(content.services.db).toEqual(first.content.services.db);
    const after = await stack.ids();
    await stack.dockgeUp();
    expect(await stack.ids()).toEqual(after);
});
