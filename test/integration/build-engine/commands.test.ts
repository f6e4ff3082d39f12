import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import { inImage, inService, openOneStack, type OneStack } from "../../fixtures/one-stack";

let shop: OneStack;

beforeEach(async () => {
    shop = await openOneStack();
});
afterEach(() => shop.close());

describe("commands of a stack", () => {
    it("run in the order of their phases around the build and the deployment", async () => {
        await shop.use({
            preBuild: [inImage("lint"), inImage("audit")],
            build: [inImage("compile")],
            test: [inImage("unit")],
            preDeploy: [inService("migrate")],
            postDeploy: [inImage("smoke"), inImage("mourn", { on: "failure" })],
        });
        expect((await shop.run()).state).toBe("succeeded");
        expect(shop.calls()).toEqual([
            "prepare",
            "run lint",
            "run audit",
            "run compile",
            "build",
            "render",
            "run unit",
            "run migrate",
            "apply v1",
            "verify",
            "run smoke",
            "prune",
        ]);
    });

    it.each(["preBuild", "build", "test", "preDeploy"])(
        "keep the stack untouched when one of %s fails, and name it with its exit code",
        async (phase) => {
            shop.deployer.exitCodes = { first: [3] };
            await shop.use({ [phase]: [inImage("first"), inImage("never")] });
            const done = await shop.run();
            expect(done).toMatchObject({
                state: "failed",
                error: {
                    code: "COMMAND_FAILED",
                    message: 'The command "first" ended with exit code 3.',
                    safe: "The running containers were not touched.",
                },
            });
            const name = { preBuild: "pre-build", preDeploy: "pre-deploy" }[phase] ?? phase;
            expect(await shop.step(done.id, name)).toMatchObject({ state: "failed", exitCode: 3, tries: 1 });
            expect(shop.deployer.commands).toHaveLength(1);
            expect(shop.calls()).not.toContain("apply v1");
        },
    );

    it("take the release back when one after the deployment fails, and tell of it afterwards", async () => {
        await shop.run();
        shop.deployer.rendered = "v2";
        shop.deployer.exitCodes = { smoke: [1] };
        await shop.use({ postDeploy: [inImage("smoke"), inImage("tell", { on: "always" })] });
        expect((await shop.run()).state).toBe("rolled-back");
        expect(shop.deployer.live).toBe("v1");
        expect(shop.calls().slice(-3)).toEqual(["run smoke", "undo v2", "run tell"]);
    });

    it("put the release's files back when one fails that runs as a service before the deployment", async () => {
        await shop.run();
        shop.deployer.rendered = "v2";
        shop.deployer.exitCodes = { migrate: [1] };
        await shop.use({ preDeploy: [inService("migrate")] });
        const done = await shop.run();
        expect(done).toMatchObject({ state: "rolled-back", error: { safe: "The previous release is live again." } });
        expect(shop.calls().slice(-2)).toEqual(["run migrate", "undo v2"]);
        expect(shop.deployer.live).toBe("v1");
    });

    it("may fail where that is allowed, and say so", async () => {
        shop.deployer.exitCodes = { lint: [2] };
        await shop.use({ preBuild: [inImage("lint", { allowFailure: true })], test: [inImage("unit")] });
        const done = await shop.run();
        expect(done.state).toBe("succeeded");
        expect(shop.calls()).toContain("run unit");
        expect(await shop.log(done.id)).toContain("Its failure is allowed");
    });

    it("are tried again after growing pauses, and count as flaky when they pass then", async () => {
        shop.deployer.exitCodes = { unit: [1, 1, 0] };
        await shop.use({ test: [inImage("fine"), inImage("unit", { retries: 2 })] });
        const done = await shop.run();
        expect(done.state).toBe("succeeded");
        expect(shop.pauses).toEqual([2000, 4000]);
        expect(await shop.step(done.id, "test")).toMatchObject({ state: "succeeded", tries: 3, flaky: true });
        expect(await shop.step(done.id, "build")).toMatchObject({ tries: 1, flaky: false });
        expect(new Set(shop.deployer.commands.map(({ id }) => id)).size).toBe(4);
    });

    it("fail when no try is left, which is not flaky", async () => {
        shop.deployer.exitCodes = { unit: [1] };
        await shop.use({ test: [inImage("unit", { retries: 1 })] });
        const done = await shop.run();
        expect(done).toMatchObject({ state: "failed", error: { code: "COMMAND_FAILED" } });
        expect(await shop.step(done.id, "test")).toMatchObject({ state: "failed", tries: 2, flaky: false });
    });
});

describe("retries of a step", () => {
    const lost = new CicdError({ code: "BUILD_FAILED", message: "The registry was away.", hint: "Try again." });

    it("try it again, and count it as flaky when it passes then", async () => {
        let failures = 2;
        shop.deployer.on.build = async () => {
            if (failures-- > 0) {
                throw lost;
            }
            return [];
        };
        await shop.use({ build: [inImage("compile")] }, { retries: { build: 2 } });
        const done = await shop.run();
        expect(done.state).toBe("succeeded");
        expect(shop.pauses).toEqual([2000, 4000]);
        expect(await shop.step(done.id, "build")).toMatchObject({ state: "succeeded", tries: 3, flaky: true });
        expect(shop.deployer.commands).toHaveLength(1);
        expect(await shop.log(done.id)).toContain("The step build is tried again (2 of 3)");
    });

    it("are not for commands, which have their own", async () => {
        shop.deployer.exitCodes = { compile: [1] };
        await shop.use({ build: [inImage("compile")] }, { retries: { build: 2 } });
        const done = await shop.run();
        expect(done.state).toBe("failed");
        expect(shop.deployer.commands).toHaveLength(1);
        expect(shop.pauses).toEqual([]);
    });

    it("end with a cancel", async () => {
        const id = await shop.queue();
        shop.deployer.on.build = async () => {
            await shop.engine().queue.cancel(id);
            throw lost;
        };
        await shop.use({}, { retries: { build: 10 } });
        const done = await shop.toEnd(id);
        expect(done.state).toBe("canceled");
        expect(await shop.step(id, "build")).toMatchObject({ state: "canceled", tries: 1 });
    });
});
