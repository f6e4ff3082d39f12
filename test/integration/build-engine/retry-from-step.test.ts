import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inImage, inService, openOneStack, type OneStack } from "../../fixtures/one-stack";

let shop: OneStack;

beforeEach(async () => {
    shop = await openOneStack();
});
afterEach(() => shop.close());

const commands = { preBuild: [inImage("lint")], build: [inImage("compile")], test: [inImage("unit"), inImage("e2e")] };
const image = { service: "web", reference: "shop-web:1", id: "sha256:1" };

/** One whose second test failed; it passes from then on. */
async function failed() {
    shop.deployer.exitCodes = { e2e: [1, 0] };
    shop.deployer.on.build = async () => [image];
    await shop.use(commands);
    const done = await shop.run();
    expect(done).toMatchObject({ state: "failed", progress: { retryFrom: "test" } });
    shop.calls();
    return done;
}

describe("retry from the failed step", () => {
    it("takes over the checkout, the images and the commands that went well", async () => {
        const before = await failed();
        const done = await shop.retry(before);
        expect(done.state).toBe("succeeded");
        expect(shop.calls()).toEqual(["prepare", "render", "run e2e", "apply v1", "verify", "prune"]);
        expect(shop.engine().git.fetches).toBe(1);
        expect(await shop.step(done.id, "pre-build")).toMatchObject({ state: "skipped" });
        expect((await shop.find(before.id)).progress).toBeNull();
    });

    it("begins with the checkout when that is gone", async () => {
        const before = await failed();
        await rm(shop.workFolder(before.id), { recursive: true });
        const done = await shop.retry(before);
        expect(done.state).toBe("succeeded");
        expect(shop.calls().slice(0, 6)).toEqual(["prepare", "run lint", "run compile", "build", "render", "run unit"]);
        expect(await shop.log(done.id)).toContain("The checkout is gone");
        expect(await shop.step(done.id, "checkout")).toMatchObject({ state: "succeeded" });
    });

    it("runs all commands anew when their workspace is gone, and builds from what they make", async () => {
        const before = await failed();
        await rm(join(shop.workFolder(before.id), "workspace"), { recursive: true });
        const done = await shop.retry(before);
        expect(done.state).toBe("succeeded");
        expect(shop.calls().slice(0, 6)).toEqual(["prepare", "run lint", "run compile", "build", "render", "run unit"]);
        expect(shop.engine().git.fetches).toBe(1);
    });

    it("builds and tests anew when an image is gone", async () => {
        const before = await failed();
        let asked = 0;
        shop.deployer.on.missingImages = async () =>
            ++asked > 1 ? [] : [{ service: "web", reference: "localhost/shop/web:1", way: "rebuild" }];
        const done = await shop.retry(before);
        expect(done.state).toBe("succeeded");
        expect(await shop.log(done.id)).toContain("An image that was built is gone");
        const asks = shop.calls();
        expect(asks).not.toContain("run lint");
        expect(asks.indexOf("build")).toBeGreaterThan(-1);
        expect(asks.indexOf("run unit")).toBeGreaterThan(asks.indexOf("build"));
    });

    it("renders anew over what another deployment put live meanwhile", async () => {
        const before = await failed();
        shop.deployer.exitCodes = {};
        shop.deployer.rendered = "v2";
        await shop.run({ ref: "other" });
        shop.deployer.rendered = "v3";
        shop.deployer.renderedOver.length = 0;
        expect((await shop.retry(before)).state).toBe("succeeded");
        expect(shop.deployer.renderedOver).toEqual(["v2"]);
        expect(shop.deployer.live).toBe("v3");
    });

    it("runs a command again whose settings changed, and all that comes after it", async () => {
        const before = await failed();
        await shop.use({ ...commands, build: [inImage("compile", { run: "false" })] });
        expect((await shop.retry(before)).state).toBe("succeeded");
        const asks = shop.calls();
        expect(asks.slice(0, 5)).toEqual(["prepare", "run compile", "build", "render", "run unit"]);
    });

    it("copies volumes anew, since the stack went on writing to them after the failure", async () => {
        let copies = 0;
        shop.deployer.on.copyVolumes = async () => void (copies += 1);
        await shop.run();
        shop.deployer.on.verify = () => Promise.reject(new Error("not well"));
        const before = await shop.run();
        expect(before).toMatchObject({ state: "rolled-back", progress: { retryFrom: "deploy" } });
        delete shop.deployer.on.verify;
        copies = 0;
        expect((await shop.retry(before)).state).toBe("succeeded");
        expect(copies).toBe(1);
    });

    it("goes on once only: a second retry of the same one begins anew", async () => {
        const before = await failed();
        await shop.retry(before);
        shop.calls();
        expect((await shop.retry(before)).state).toBe("succeeded");
        expect(shop.calls()).toContain("run lint");
    });

    it("needs the last failed one's files only: older ones are swept", async () => {
        shop.deployer.exitCodes = { unit: [1, 1, 0] };
        await shop.use({ test: [inImage("unit")] });
        const first = await shop.run();
        expect(await shop.workspaces()).toEqual([String(first.id)]);
        const second = await shop.run();
        expect(await shop.workspaces()).toEqual([String(second.id)]);
        expect((await shop.find(first.id)).progress).toBeNull();
        expect((await shop.retry(second)).state).toBe("succeeded");
        expect(await shop.workspaces()).toEqual([]);
    });

    it("needs no workspace for commands that ran as a service only, and does not run them again", async () => {
        shop.deployer.exitCodes = { smoke: [1, 0] };
        await shop.use({ preDeploy: [inService("migrate")], postDeploy: [inService("smoke")] });
        const before = await shop.run();
        expect(before.progress?.retryFrom).toBe("deploy");
        shop.calls();
        expect((await shop.retry(before)).state).toBe("succeeded");
        expect(shop.calls()).toEqual(["prepare", "render", "apply v1", "verify", "run smoke", "prune"]);
    });
});
