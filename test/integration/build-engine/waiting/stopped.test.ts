import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../../common/errors";
import { enqueue } from "../../../fixtures/build-engine";
import { HeldStack, stopped } from "./held-stack";

let held: HeldStack;

beforeEach(async () => {
    held = await HeldStack.open();
});

afterEach(async () => {
    await held.close();
    expect(held.engine.reported).toEqual([]);
});

describe("a stack that a person stopped", () => {
    beforeEach(async () => {
        await held.push();
        held.engine.deployer.calls = [];
        held.engine.deployer.on.stopped = stopped(["web"]);
    });

    it("is started by nothing but a person, and that is heard at once over one stream", async () => {
        const { id, waitingDetail } = await held.push();
        expect(waitingDetail).toBe(
            "The service web was stopped by hand; it goes live when somebody starts what is stopped.",
        );
        await held.engine.releaser.look();
        expect(held.streams.filter(({ open }) => open)).toHaveLength(1);
        held.engine.deployer.on.stopped = stopped([]);
        held.streams[0]!.onStart("another");
        expect(held.time.next).toBeGreaterThan(100);
        held.streams[0]!.onStart("shop");
        held.time.advance(100);
        await expect.poll(async () => (await held.find(id)).state).toBe("succeeded");
        await held.engine.releaser.look();
        expect(held.streams.map(({ open }) => open)).toEqual([false]);
    });

    it("is watched anew when the stream broke", async () => {
        await held.push();
        held.streams[0]!.onEnd();
        await held.engine.releaser.look();
        expect(held.streams).toHaveLength(2);
    });

    it("keeps waiting while the engine is away", async () => {
        const { id } = await held.push();
        held.engine.deployer.on.stopped = async () => {
            throw new CicdError({ code: "ENGINE_UNREACHABLE", message: "Docker is away.", hint: "Start it." });
        };
        await held.engine.releaser.look();
        expect((await held.find(id)).state).toBe("waiting");
        held.engine.reported.length = 0;
    });

    it.each([
        ["stopped wholly by a person that is known", { stoppedBy: "ben" }, [], false, "shop was stopped by ben"],
        [
            "stopped in part by a person that is known",
            { stoppedBy: "ben" },
            ["db", "web"],
            true,
            "The services db, web were stopped by ben",
        ],
    ])("says who did it when it was %s", async (_, change, services, running, words) => {
        await held.bind(change);
        held.engine.deployer.on.stopped = async () => ({ services, running });
        expect((await held.push()).waitingDetail).toContain(words);
    });

    it("is not held for what a way back that failed left behind", async () => {
        const id = await enqueue(held.database, { stack: "shop" });
        const error = JSON.stringify({ code: "ROLLBACK_FAILED", message: "It failed.", hint: "" });
        await held.database.knex("cicd_deployment").where({ id }).update({ state: "failed", error });
        expect((await held.push()).state).toBe("succeeded");
    });
});
