import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inImage, inService, openOneStack, type OneStack } from "../../fixtures/one-stack";

let shop: OneStack;

beforeEach(async () => {
    shop = await openOneStack();
});
afterEach(() => shop.close());

async function goLive(): Promise<void> {
    await shop.run();
    shop.deployer.rendered = "v2";
    shop.calls();
}

describe("a command's condition", () => {
    it("decides whether it runs when all goes well", async () => {
        await shop.use({
            test: [inImage("success"), inImage("failure", { on: "failure" }), inImage("always", { on: "always" })],
            postDeploy: [inImage("mourn", { on: "failure" }), inImage("tell", { on: "always" })],
        });
        expect((await shop.run()).state).toBe("succeeded");
        const names = shop.deployer.commands.map(({ config }) => config.name);
        expect(names).toEqual(["success", "always", "tell"]);
    });

    it("lets those before the deployment run before the undo, and those after it afterwards", async () => {
        await goLive();
        shop.deployer.exitCodes = { migrate: [1] };
        await shop.use({
            test: [inImage("report", { on: "failure" })],
            preDeploy: [
                inImage("backup", { on: "always" }),
                inService("migrate"),
                inService("unlock", { on: "failure" }),
                inImage("clean", { on: "always" }),
                inImage("warm up"),
            ],
            postDeploy: [inService("tell", { on: "always" }), inImage("page", { on: "failure" }), inImage("smoke")],
        });
        const done = await shop.run();
        expect(done).toMatchObject({ state: "rolled-back", error: { code: "COMMAND_FAILED" } });
        expect(shop.calls().filter((call) => /run|undo|apply/.test(call))).toEqual([
            "run backup",
            "run migrate",
            "run unlock",
            "run clean",
            "undo v2",
            "run tell",
            "run page",
        ]);
        const tell = shop.deployer.commands.find(({ config }) => config.name === "tell")!;
        expect(tell.release?.content.stackFiles["compose.yaml"]).toBe("v1");
        expect(tell.environment).toMatchObject({ CICD_STATUS: "failure", CICD_ERROR: "COMMAND_FAILED" });
        expect(shop.deployer.live).toBe("v1");
    });

    it("leaves out what would run as a service of a release that is nowhere", async () => {
        shop.deployer.exitCodes = { unit: [1] };
        await shop.use({
            test: [inImage("unit")],
            preDeploy: [inService("unlock", { on: "always" })],
            postDeploy: [inService("tell", { on: "failure" }), inImage("page", { on: "failure" })],
        });
        const done = await shop.run();
        expect(done).toMatchObject({ state: "failed", error: { safe: "The running containers were not touched." } });
        expect(shop.deployer.commands.map(({ config }) => config.name)).toEqual(["unit", "page"]);
        expect(await shop.log(done.id)).toContain('"unlock" is left out');
    });

    it("hides nothing when what is for failures fails too", async () => {
        shop.deployer.exitCodes = { unit: [3], clean: [4], tell: [5] };
        await shop.use({
            test: [inImage("unit"), inImage("clean", { on: "always" })],
            postDeploy: [inImage("tell", { on: "failure" })],
        });
        const done = await shop.run();
        expect(done.error?.message).toBe('The command "unit" ended with exit code 3.');
        expect(await shop.step(done.id, "test")).toMatchObject({ state: "failed", exitCode: 3 });
        expect(await shop.log(done.id)).toContain('"tell" ended with exit code 5');
    });

    it("runs nothing after a cancel", async () => {
        const id = await shop.queue();
        shop.deployer.on.runCommand = async (_, { signal }) => {
            await shop.engine().queue.cancel(id);
            throw signal?.reason;
        };
        await shop.use({ test: [inImage("unit"), inImage("clean", { on: "always" })] });
        expect((await shop.toEnd(id)).state).toBe("canceled");
        expect(shop.deployer.commands).toHaveLength(1);
        expect(shop.deployer.endedCommands).toEqual([id]);
    });

    it.each(["rollback", "environment"] as const)("is asked by no %s: its commands ran already", async (trigger) => {
        const { releaseId } = await shop.run();
        await shop.use({ preBuild: [inImage("lint")], postDeploy: [inImage("tell", { on: "always" })] });
        shop.deployer.on.verify = async () => {
            throw new Error("not well");
        };
        const targetReleaseId = trigger === "rollback" ? releaseId : null;
        expect((await shop.run({ trigger, targetReleaseId })).state).toBe("rolled-back");
        expect(shop.deployer.commands).toEqual([]);
    });
});
