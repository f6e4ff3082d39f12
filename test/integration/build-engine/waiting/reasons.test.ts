import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WaitingReason } from "../../../../common/states";
import { RegistryRateError } from "../../../../backend/deploy/registry/registry-rate-error";
import { bindings } from "../../../../backend/models/bindings";
import { globalPauses } from "../../../../backend/models/global-pause";
import { HeldStack, sha, start, stopped, window } from "./held-stack";

let held: HeldStack;

beforeEach(async () => {
    held = await HeldStack.open();
});

afterEach(async () => {
    await held.close();
    expect(held.engine.reported).toEqual([]);
});

describe("a deployment that must wait", () => {
    /** What makes a push wait, and what ends that; `built` when it waits after the build. */
    const cases: {
        reason: WaitingReason;
        built?: boolean;
        asked?: string[];
        begin: () => unknown;
        push?: object;
        end: () => unknown;
    }[] = [
        {
            reason: "paused",
            begin: () => held.bind({ pausedBy: "ben", pausedReason: "" }),
            end: () => held.bind({ pausedBy: null }),
        },
        {
            reason: "paused",
            begin: () => globalPauses.save(held.database.knex, { by: "ben", reason: "", at: start }),
            end: () => globalPauses.remove(held.database.knex),
        },
        {
            reason: "freeze",
            begin: () => held.bind({ freezeWindows: [window] }),
            end: () => held.time.advance(7 * 3_600_000),
        },
        {
            reason: "checks",
            begin: () => undefined,
            push: { holds: ["checks"] },
            end: () => {
                held.checks = { state: "green", detail: "All 2 checks of abc1234 are green" };
                held.time.advance(15_000);
            },
        },
        {
            reason: "stopped",
            built: true,
            begin: () => (held.engine.deployer.on.stopped = stopped(["web"])),
            end: () => (held.engine.deployer.on.stopped = stopped([])),
        },
        {
            reason: "approval",
            built: true,
            begin: () => undefined,
            push: { holds: ["approval"] },
            end: () => held.release(1),
        },
        { reason: "approval", begin: () => undefined, push: { untrusted: true }, end: () => held.release(1) },
        {
            reason: "rate",
            asked: ["prepare", "build"],
            begin: () => {
                held.engine.deployer.on.build = () => {
                    held.engine.deployer.on.build = undefined;
                    return Promise.reject(
                        new RegistryRateError("r.example.org", new Date(Date.parse(start) + 600_000)),
                    );
                };
            },
            end: () => held.time.advance(600_000),
        },
    ];

    it.each(cases)("waits for $reason, touches nothing, and goes on when that is over", async (given) => {
        await given.begin();
        const waiting = await held.push(given.push);
        expect(waiting).toMatchObject({ state: "waiting", waitingReason: given.reason, attempt: 0, claim: null });
        expect(waiting.waitingDetail).toMatch(/\.$/);
        const asked = given.asked ?? (given.built ? ["prepare", "build", "render"] : []);
        expect(held.engine.deployer.calls).toEqual(asked);
        expect(waiting.plan !== null).toBe(asked.length > 0);
        await given.end();
        const done = await held.carry(waiting.id);
        expect(done).toMatchObject({ state: "succeeded", waitingReason: null, attempt: 1, commitSha: sha });
        expect(held.engine.deployer.calls.filter((call) => call.startsWith("apply"))).toEqual(["apply v1"]);
    });

    it.each(cases)("still waits for $reason after a restart, and goes on afterwards", async (given) => {
        await given.begin();
        const before = await held.push(given.push);
        await held.restart();
        const after = await held.carry(before.id);
        expect(after).toMatchObject({ state: "waiting", waitingReason: given.reason, claim: null });
        expect(held.engine.deployer.calls).toEqual([]);
        await given.end();
        expect((await held.carry(before.id)).state).toBe("succeeded");
    });

    it.each(cases)("is released from $reason by a person, on record and for this reason alone", async (given) => {
        await given.begin();
        const { id } = await held.push(given.push);
        await held.release(id);
        const done = await held.carry(id);
        expect(done).toMatchObject({
            state: "succeeded",
            commitSha: sha,
            released: [{ reason: given.reason, by: "ana", at: start }],
        });
    });

    it.each(cases)("is canceled while it waits for $reason", async (given) => {
        await given.begin();
        const { id } = await held.push(given.push);
        expect(await held.engine.queue.cancel(id)).toBe(true);
        expect(await held.carry(id)).toMatchObject({ state: "canceled", waitingReason: null });
    });

    it("does not hold what a person deploys", async () => {
        await held.bind({ pausedBy: "ben", freezeWindows: [window], stoppedBy: "ben" });
        held.engine.deployer.on.stopped = stopped(["web"]);
        const done = await held.push({ trigger: "manual", holds: ["approval", "checks"] });
        expect(done.state).toBe("succeeded");
        expect((await bindings.findByStack(held.database.knex, "shop"))?.stoppedBy).toBeNull();
    });
});
