import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDigest } from "../../../backend/forge-api/registry/ask-digest";
import { createRequestForge } from "../../../backend/git/request-forge";
import { RegistryServer } from "../../fixtures/registry-server";
import { StackFixture } from "./stack-fixture";

describe("an update of third-party images", () => {
    const request = createRequestForge({ authority: async () => null });
    let registry: RegistryServer;
    let stack: StackFixture;
    let tag: string;
    /** False: as for a registry whose login docker alone knows. */
    let tells = true;

    const files = (marker = "a") => ({
        "compose.yaml": [
            "services:",
            "  cache: # the tag floats",
            `    image: ${tag}`,
            `    command: ["sleep", "1000"]`,
            `    environment: { MARKER: ${marker} }`,
            "    stop_grace_period: 0s",
            "  db:",
            "    image: busybox-test:1",
            `    command: ["sleep", "1000"]`,
            "    stop_grace_period: 0s",
            "",
        ].join("\n"),
    });

    /** Another image under the same tag; on this machine the tag stays what it was. */
    async function publish(version: string): Promise<string> {
        const here = await stack.engine.image(tag);
        const container = await stack.docker("create", "busybox-test:1", "true");
        const id = await stack.docker("commit", "-c", `LABEL version=${version}-${stack.name}`, container, tag);
        await stack.docker("rm", container);
        await stack.docker("push", tag);
        await (here ? stack.docker("tag", here.id, tag) : stack.docker("rmi", "-f", tag));
        await stack.docker("rmi", id).catch(() => "");
        return id;
    }

    const change = async () => ({ active: stack.active!, environment: stack.active!.environment, grants: [] });
    const imageOf = async (service: string) =>
        (await stack.engine.containers(stack.name)).find((one) => one.service === service)!.imageId;

    async function update() {
        const next = await stack.deployer.updateImages(await change(), stack.context);
        await stack.deployer.apply(next, stack.active, stack.context);
        stack.record(next);
        return next;
    }

    beforeAll(async () => {
        registry = await RegistryServer.start();
        tag = `${registry.host}/lib/cache:1`;
        stack = await StackFixture.create(undefined, {
            registries: {
                hasLogin: () => false,
                retryAfter: () => Promise.resolve(null),
                digest: (reference) => (tells ? askDigest(request, { reference, login: null }) : Promise.resolve(null)),
                noteLogin: () => undefined,
                secrets: () => [],
            },
        });
        await publish("1");
        await stack.deploy(files());
    });
    afterAll(async () => {
        await stack?.remove();
        await registry?.close();
    });

    it("is shown by digest before anything is pulled, and is no business of a push", async () => {
        const before = await imageOf("cache");
        await publish("2");
        await stack.deploy(files("b"));
        expect(await imageOf("cache")).toBe(before);

        const foreseen = await stack.deployer.foreseeUpdate(await change(), stack.context);
        const changes = Object.fromEntries(foreseen.plan.changes.map((one) => [one.service, one]));
        expect(changes.cache).toMatchObject({ action: "recreate" });
        expect(changes.cache!.reasons.join()).toMatch(/cache:1 [0-9a-f]{12} → [0-9a-f]{12}$/);
        expect(changes.db).toMatchObject({ action: "keep" });
        expect(foreseen.plan.notes.map(({ text }) => text).join()).toContain(
            "db: busybox-test:1 exists on this machine alone",
        );
        expect(await stack.engine.image(foreseen.content.services.cache!.image)).toBeNull();
    });

    it("puts the newer image live, recreates nothing else and moves no tag", async () => {
        const ids = await stack.ids();
        const [before, tagged] = [await imageOf("cache"), await stack.engine.image(tag)];
        const next = await update();
        expect(await imageOf("cache")).not.toBe(before);
        expect(await imageOf("cache")).toBe(next.content.services.cache!.imageId);
        expect((await stack.ids()).db).toBe(ids.db);
        expect((await stack.engine.image(tag))?.id).toBe(tagged?.id);
        expect(await stack.read("compose.yaml")).toContain("# the tag floats");

        const after = await stack.ids();
        await stack.dockgeUp();
        expect(await stack.ids()).toEqual(after);
        expect((await stack.render(files("b"))).plan.changes.map(({ action }) => action)).toEqual(["keep", "keep"]);
    });

    it("changes nothing where nothing is newer", async () => {
        const same = await stack.deployer.updateImages(await change(), stack.context);
        expect(same.content).toEqual(stack.active!.content);
    });

    it("goes through docker where the registry doesn't tell us, and the tag on this machine stays", async () => {
        tells = false;
        const [before, tagged] = [await imageOf("cache"), await stack.engine.image(tag)];
        await publish("3");
        const foreseen = await stack.deployer.foreseeUpdate(await change(), stack.context);
        expect(foreseen.unsure).toBe(true);
        expect(foreseen.plan.notes.map(({ text }) => text).join()).toContain("shows when it is pulled");
        await update();
        expect(await imageOf("cache")).not.toBe(before);
        expect((await stack.engine.image(tag))?.id).toBe(tagged?.id);
    });

    it("is taken back like any deployment: the older release has its own image", async () => {
        const [first] = stack.releases;
        await stack.rollBack(first!);
        expect(await imageOf("cache")).toBe(first!.content.services.cache!.imageId);
    });

    it("comes back from its registry when it is gone from this machine", async () => {
        const newest = stack.releases.at(-2)!;
        const pin = newest.content.services.cache!.image;
        await stack.docker("rmi", "-f", pin);
        expect(await stack.deployer.missingImages(newest.content)).toEqual([
            { service: "cache", reference: pin, way: "pull" },
        ]);
        await stack.deployer.fetchImages(newest.content, stack.context);
        await stack.rollBack(newest);
        expect(await imageOf("cache")).toBe(newest.content.services.cache!.imageId);
        await stack.docker("rmi", "-f", pin, stack.releases[0]!.content.services.cache!.image);
    });
});
