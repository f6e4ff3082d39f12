import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { releaseDeployment } from "../../../backend/use-cases/release-deployment";
import type { Dependencies } from "../../../backend/use-cases/dependencies";
import { inImage, inService, openOneStack, type OneStack } from "../../fixtures/one-stack";

let shop: OneStack;
const ana = { name: "ana", scope: "operator" } as const;

beforeEach(async () => {
    shop = await openOneStack();
    await shop.run();
    shop.deployer.rendered = "v2";
    shop.calls();
});
afterEach(() => shop.close());

const migration = { preDeploy: [inService("migrate", { interruptible: false })] };

function untilAborted(signal: AbortSignal): Promise<never> {
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

/** Runs until something is asked that hangs; `act` is what happens meanwhile. */
async function meanwhile(
    act: (id: number) => Promise<unknown>,
    method: "verify" | "build" = "verify",
): Promise<number> {
    const id = await shop.queue();
    const reached = new Promise<void>((resolve) => {
        shop.deployer.on[method] = async (...args: unknown[]) => {
            const { signal } = args.at(-1) as { signal: AbortSignal };
            resolve();
            return untilAborted(signal);
        };
    });
    shop.engine().queue.wake();
    await reached;
    await act(id);
    delete shop.deployer.on[method];
    return id;
}

describe("a command that must not be cut off", () => {
    it("comes to its end before a cancel is carried out", async () => {
        await shop.use(migration);
        const id = await shop.queue();
        shop.deployer.on.runCommand = async (_, { signal }) => {
            await shop.engine().queue.cancel(id);
            expect(signal?.aborted).toBe(false);
            return { exitCode: 0, timedOut: false };
        };
        expect((await shop.toEnd(id)).state).toBe("canceled");
        expect(shop.deployer.live).toBe("v1");
        expect(shop.calls().slice(-2)).toEqual(["run migrate", "undo v2"]);
    });

    it("is left alone by a stop, and joined by the next start, also when it was canceled meanwhile", async () => {
        await shop.use(migration);
        const id = await shop.queue();
        const began = new Promise<void>((resolve) => {
            shop.deployer.on.runCommand = async (_, { signal }) => {
                resolve();
                return untilAborted(signal!);
            };
        });
        shop.engine().queue.wake();
        await began;
        const next = await shop.restart();
        expect(await shop.find(id)).toMatchObject({ state: "queued", attempt: 0 });
        expect(shop.deployer.endedCommands).not.toContain(id);
        delete shop.deployer.on.runCommand;
        expect(await next.queue.cancel(id)).toBe(true);
        expect((await shop.toEnd(id)).state).toBe("canceled");
        const [first, second, ...more] = shop.deployer.commands;
        expect(second?.id).toBe(first?.id);
        expect(more).toEqual([]);
        expect(shop.deployer.live).toBe("v1");
    });
});

describe("a deployment that goes on", () => {
    it("after an approval builds and tests nothing twice", async () => {
        await shop.use({ preBuild: [inImage("lint")], test: [inImage("unit")], postDeploy: [inImage("smoke")] });
        const waiting = await shop.run({ trigger: "push", holds: ["approval"] });
        expect(waiting).toMatchObject({ state: "waiting", waitingReason: "approval" });
        expect(shop.calls()).toEqual(["prepare", "run lint", "build", "render", "run unit"]);
        await releaseDeployment(shop.engine() as unknown as Dependencies, waiting.id, ana);
        const done = await shop.toEnd(waiting.id);
        expect(done).toMatchObject({ state: "succeeded", attempt: 1 });
        expect(shop.calls()).toEqual(["prepare", "render", "apply v2", "verify", "run smoke", "prune"]);
        expect(await shop.step(done.id, "test")).toMatchObject({ state: "succeeded", tries: 1 });
    });

    it("is undone by a cancel when it had touched the stack before the server stopped", async () => {
        const id = await meanwhile(() => shop.restart());
        expect((await shop.find(id)).state).toBe("queued");
        expect(shop.deployer.live).toBe("v2");
        expect(await shop.engine().queue.cancel(id)).toBe(true);
        expect(await shop.toEnd(id)).toMatchObject({ state: "canceled", error: { code: "CANCELED" } });
        expect(shop.deployer.live).toBe("v1");
    });

    it("asks for nothing and undoes nothing before the engine answers, when the server comes up first", async () => {
        const id = await meanwhile(() => shop.engine().queue.stop());
        shop.calls();
        const isLive = shop.deployer.isLive.bind(shop.deployer);
        let engineIsThere = false;
        shop.deployer.on.awaitEngine = async ({ log }) => {
            log("Docker does not answer; waiting for it");
            expect(shop.calls()).toEqual([]);
            engineIsThere = true;
        };
        shop.deployer.on.isLive = async (release, context) => {
            expect(engineIsThere).toBe(true);
            delete shop.deployer.on.isLive;
            return isLive(release, context);
        };
        await shop.restart();
        expect(await shop.toEnd(id)).toMatchObject({ state: "succeeded" });
        expect(engineIsThere).toBe(true);
        expect(shop.calls()).not.toContain("undo v2");
        expect(await shop.log(id)).toContain("Docker does not answer; waiting for it");
    });

    it("is put back into the queue by a stop while it waits for the engine, and undone by a cancel", async () => {
        const id = await meanwhile(() => shop.engine().queue.stop());
        const asked = () =>
            new Promise<void>((resolve) => {
                shop.deployer.on.awaitEngine = ({ signal }) => {
                    resolve();
                    return untilAborted(signal!);
                };
            });
        let waiting = asked();
        await shop.restart();
        shop.engine().queue.wake();
        await waiting;
        waiting = asked();
        await shop.restart();
        expect(await shop.find(id)).toMatchObject({ state: "queued" });
        expect(shop.deployer.live).toBe("v2");
        shop.engine().queue.wake();
        await waiting;
        expect(await shop.engine().queue.cancel(id)).toBe(true);
        expect((await shop.toEnd(id)).state).toBe("canceled");
        expect(shop.deployer.live).toBe("v1");
    });

    it("ends at once by a cancel when it had touched nothing", async () => {
        const id = await meanwhile(() => shop.restart(), "build");
        expect(await shop.engine().queue.cancel(id)).toBe(true);
        expect((await shop.find(id)).state).toBe("canceled");
        expect(shop.deployer.live).toBe("v1");
    });

    it("comes to its end after a defect in its last write", async () => {
        await shop.database.knex.raw(
            `CREATE TRIGGER broken BEFORE UPDATE ON cicd_deployment WHEN NEW.state = 'succeeded' AND OLD.attempt = 1
             BEGIN SELECT RAISE(ABORT, 'something broke'); END`,
        );
        await shop.use({ postDeploy: [inImage("smoke")] });
        const done = await shop.run();
        expect(done).toMatchObject({ state: "succeeded", attempt: 2 });
        expect(shop.deployer.live).toBe("v2");
        expect(shop.deployer.commands).toHaveLength(1);
        expect(shop.engine().reported).toHaveLength(1);
    });
});
