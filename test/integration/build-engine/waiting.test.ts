import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CicdError } from "../../../common/errors";
import type { WaitingReason } from "../../../common/states";
import type { ChecksReport } from "../../../backend/build-engine/holds/checks-watch";
import { recover } from "../../../backend/build-engine/recovery";
import { bindings, type Binding } from "../../../backend/models/bindings";
import { deployments, type Deployment } from "../../../backend/models/deployments";
import { globalPauses } from "../../../backend/models/global-pause";
import { releases } from "../../../backend/models/releases";
import { steps } from "../../../backend/models/steps";
import type { Dependencies } from "../../../backend/use-cases/dependencies";
import { releaseDeployment } from "../../../backend/use-cases/release-deployment";
import { retryDeployment } from "../../../backend/use-cases/start-deployment";
import { ManualTime } from "../../fakes/manual-time";
import { connectStack, enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../fixtures/database";

const sha = "abc1234".padEnd(40, "0");
const ana = { name: "ana", scope: "operator" } as const;
// A Monday.
const start = "2026-03-02T10:00:00.000Z";
const window = { days: ["mon" as const], from: "09:00", to: "17:00", timezone: "UTC", reason: "" };

let database: TestDatabase;
let time: ManualTime;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let checks: ChecksReport | CicdError;
let asked: number;
let streams: { onStart: (project: string) => void; onEnd: () => void; open: boolean }[];

function startEngine() {
    return startBuildEngine(database, {
        clock: time.clock,
        after: time.after,
        checksOf: async () => {
            asked += 1;
            if (checks instanceof CicdError) {
                throw checks;
            }
            return checks;
        },
        watchStarts: async (watch) => {
            const stream = { ...watch, open: true };
            streams.push(stream);
            return () => void (stream.open = false);
        },
    });
}

beforeEach(async () => {
    database = await openTestDatabase();
    time = new ManualTime(start);
    checks = { state: "pending", detail: "1 of 2 checks of abc1234 is green; build is not done" };
    asked = 0;
    streams = [];
    await connectStack(database, "shop");
    engine = await startEngine();
});

afterEach(async () => {
    await engine.releaser.close();
    await engine.queue.stop();
    await database.close();
    expect(engine.reported).toEqual([]);
});

const find = async (id: number) => (await deployments.find(database.knex, id))!;

async function bind(change: Partial<Binding>) {
    const { id } = (await bindings.findByStack(database.knex, "shop"))!;
    await bindings.update(database.knex, id, change);
}

/** Queued, and carried as far as it goes. */
async function push(change: Partial<Parameters<typeof enqueue>[1]> = {}): Promise<Deployment> {
    const pushed = { stack: "shop", trigger: "push", ref: "refs/heads/main", commitSha: sha, repositoryId: 1 } as const;
    const id = await enqueue(database, { ...pushed, ...change });
    return carry(id);
}

async function carry(id: number): Promise<Deployment> {
    engine.queue.wake();
    await engine.queue.idle();
    await engine.releaser.look();
    await engine.queue.idle();
    return find(id);
}

const release = (id: number) => releaseDeployment(engine as unknown as Dependencies, id, ana);
const stopped = (services: string[]) => async () => ({ services, running: false });

describe("a deployment that must wait", () => {
    /** What makes a push wait, and what ends that; `built` when it waits after the build. */
    const cases: { reason: WaitingReason; built?: boolean; begin: () => unknown; push?: object; end: () => unknown }[] =
        [
            {
                reason: "paused",
                begin: () => bind({ pausedBy: "ben", pausedReason: "" }),
                end: () => bind({ pausedBy: null }),
            },
            {
                reason: "paused",
                begin: () => globalPauses.save(database.knex, { by: "ben", reason: "", at: start }),
                end: () => globalPauses.remove(database.knex),
            },
            {
                reason: "freeze",
                begin: () => bind({ freezeWindows: [window] }),
                end: () => time.advance(7 * 3_600_000),
            },
            {
                reason: "checks",
                begin: () => undefined,
                push: { holds: ["checks"] },
                end: () => {
                    checks = { state: "green", detail: "All 2 checks of abc1234 are green" };
                    time.advance(15_000);
                },
            },
            {
                reason: "stopped",
                built: true,
                begin: () => (engine.deployer.on.stopped = stopped(["web"])),
                end: () => (engine.deployer.on.stopped = stopped([])),
            },
            {
                reason: "approval",
                built: true,
                begin: () => undefined,
                push: { holds: ["approval"] },
                end: () => release(1),
            },
            { reason: "approval", begin: () => undefined, push: { untrusted: true }, end: () => release(1) },
        ];

    it.each(cases)("waits for $reason, touches nothing, and goes on when that is over", async (given) => {
        await given.begin();
        const waiting = await push(given.push);
        expect(waiting).toMatchObject({ state: "waiting", waitingReason: given.reason, attempt: 0, claim: null });
        expect(waiting.waitingDetail).toMatch(/\.$/);
        expect(engine.deployer.calls).toEqual(given.built ? ["prepare", "build", "render"] : []);
        expect(waiting.plan !== null).toBe(given.built === true);
        await given.end();
        const done = await carry(waiting.id);
        expect(done).toMatchObject({ state: "succeeded", waitingReason: null, attempt: 1, commitSha: sha });
        expect(engine.deployer.calls.filter((call) => call.startsWith("apply"))).toEqual(["apply v1"]);
    });

    it.each(cases)("still waits for $reason after a restart, and goes on afterwards", async (given) => {
        await given.begin();
        const before = await push(given.push);
        await engine.releaser.close();
        await engine.queue.stop();
        const on = engine.deployer.on;
        engine = await startEngine();
        engine.deployer.on = on;
        await recover({
            db: database.knex,
            clock: time.clock,
            bootId: engine.bootId,
            pid: process.pid,
            startedAt: () => null,
            endLeftOver: async () => undefined,
            log: () => undefined,
        });
        const after = await carry(before.id);
        expect(after).toMatchObject({ state: "waiting", waitingReason: given.reason, claim: null });
        expect(engine.deployer.calls).toEqual([]);
        await given.end();
        expect((await carry(before.id)).state).toBe("succeeded");
    });

    it.each(cases)("is released from $reason by a person, on record and for this reason alone", async (given) => {
        await given.begin();
        const { id } = await push(given.push);
        await release(id);
        const done = await carry(id);
        expect(done).toMatchObject({
            state: "succeeded",
            commitSha: sha,
            released: [{ reason: given.reason, by: "ana", at: start }],
        });
    });

    it.each(cases)("is canceled while it waits for $reason", async (given) => {
        await given.begin();
        const { id } = await push(given.push);
        expect(await engine.queue.cancel(id)).toBe(true);
        expect(await carry(id)).toMatchObject({ state: "canceled", waitingReason: null });
    });

    it("does not hold what a person deploys", async () => {
        await bind({ pausedBy: "ben", freezeWindows: [window], stoppedBy: "ben" });
        engine.deployer.on.stopped = stopped(["web"]);
        const done = await push({ trigger: "manual", holds: ["approval", "checks"] });
        expect(done.state).toBe("succeeded");
        expect((await bindings.findByStack(database.knex, "shop"))?.stoppedBy).toBeNull();
    });
});

describe("what ends a wait", () => {
    it("is the window's end, without anybody doing anything", async () => {
        await bind({ freezeWindows: [window] });
        const { id, waitingUntil } = await push();
        expect(waitingUntil).toBe("2026-03-02T17:00:00.000Z");
        time.advance(7 * 3_600_000 - 1);
        await engine.releaser.look();
        expect((await find(id)).state).toBe("waiting");
        expect(time.next).toBe(1);
        time.advance(1);
        await expect.poll(async () => (await find(id)).state).toBe("succeeded");
    });

    it("is looked for each minute, and by no timer while nothing waits", async () => {
        await push();
        expect(time.armed).toBe(0);
        await bind({ pausedBy: "ben" });
        const { id } = await push();
        expect(time.next).toBe(60_000);
        await bind({ pausedBy: null });
        time.advance(60_000);
        await expect.poll(async () => (await find(id)).state).toBe("succeeded");
        await engine.releaser.look();
        expect(time.armed).toBe(0);
    });

    it("is a burst of events, seen in one look", async () => {
        await bind({ pausedBy: "ben" });
        const { id } = await push();
        await bind({ pausedBy: null });
        for (let event = 0; event < 50; event++) {
            engine.bus.publish({ type: "stack", stack: "shop" });
        }
        expect(time.armed).toBe(1);
        time.advance(100);
        await expect.poll(async () => (await find(id)).state).toBe("succeeded");
    });

    it("is told one reason after the other", async () => {
        await bind({ pausedBy: "ben", freezeWindows: [window] });
        const { id } = await push({ holds: ["approval"] });
        const seen: unknown[] = [];
        for (let releases = 0; releases < 3; releases++) {
            seen.push((await find(id)).waitingReason);
            await release(id);
            await carry(id);
        }
        expect(seen).toEqual(["paused", "freeze", "approval"]);
        expect((await find(id)).released.map(({ reason }) => reason)).toEqual(["paused", "freeze", "approval"]);
        expect((await find(id)).state).toBe("succeeded");
    });

    it("lets only the newest push of a ref go on, and of each ref one", async () => {
        await bind({ pausedBy: "ben" });
        const older = await enqueue(database, {
            stack: "shop",
            trigger: "push",
            ref: "refs/heads/main",
            waitingReason: "paused",
        });
        const other = await enqueue(database, {
            stack: "shop",
            trigger: "push",
            ref: "refs/tags/v1",
            waitingReason: "paused",
        });
        const newer = await enqueue(database, {
            stack: "shop",
            trigger: "poll",
            ref: "refs/heads/main",
            waitingReason: "paused",
        });
        const byHand = await enqueue(database, {
            stack: "shop",
            ref: "refs/heads/main",
            untrusted: true,
            waitingReason: "approval",
        });
        await bind({ pausedBy: null });
        await engine.releaser.look();
        await engine.queue.idle();
        const states = await Promise.all([older, other, newer, byHand].map(async (id) => (await find(id)).state));
        expect(states).toEqual(["superseded", "succeeded", "succeeded", "waiting"]);
        expect((await find(older)).supersededBy).toBe(newer);
    });

    it("is nothing that a person releases who saw another reason", async () => {
        await bind({ pausedBy: "ben" });
        const { id } = await push();
        const late = release(id);
        await engine.queue.cancel(id);
        await expect(late.then(() => release(id))).rejects.toMatchObject({ code: "STATE_CONFLICT" });
    });
});

describe("a wait that begins on the way", () => {
    it("comes before the stack is touched, and leaves no release behind", async () => {
        engine.deployer.on.build = async () => {
            await bind({ freezeWindows: [window] });
            return [];
        };
        const { id, state, waitingReason, releaseId } = await push();
        expect({ state, waitingReason, releaseId }).toEqual({
            state: "waiting",
            waitingReason: "freeze",
            releaseId: null,
        });
        expect(engine.deployer.calls).toEqual(["prepare", "build", "render"]);
        expect(await releases.active(database.knex, "shop")).toBeNull();
        const states = (await steps.listFor(database.knex, [id]))
            .get(id)!
            .map(({ name, state: at }) => `${name} ${at}`);
        expect(states).toEqual([
            "checkout succeeded",
            "plan succeeded",
            "build succeeded",
            "deploy pending",
            "verify pending",
            "finish pending",
        ]);
    });

    it("is no way out of a cancel", async () => {
        let id = 0;
        engine.deployer.on.stopped = async () => {
            await engine.queue.cancel(id);
            return { services: ["web"], running: false };
        };
        id = await enqueue(database, { stack: "shop", trigger: "push", ref: "refs/heads/main", commitSha: sha });
        expect((await carry(id)).state).toBe("canceled");
    });

    it("never stops a deployment half way after a crash", async () => {
        engine.deployer.live = "v1";
        const id = await enqueue(database, { stack: "shop", trigger: "push", ref: "refs/heads/main", commitSha: sha });
        const at = {
            stack: "shop",
            deploymentId: id,
            ref: null,
            commitSha: sha,
            commitMessage: null,
            commitAuthor: null,
        };
        const content = { stackFiles: { "compose.yaml": "v2" }, trackedFiles: {}, services: {} };
        const releaseId = await releases.insert(database.knex, { ...at, content, environment: null, createdAt: start });
        await database.knex("cicd_deployment").where({ id }).update({ release_id: releaseId, attempt: 1 });
        await bind({ pausedBy: "ben", freezeWindows: [window] });
        engine.deployer.on.stopped = stopped(["web"]);
        expect((await carry(id)).state).toBe("succeeded");
    });

    it("counts no attempt, however often it waits", async () => {
        engine.deployer.on.stopped = stopped(["web"]);
        const { id } = await push();
        for (let times = 0; times < 4; times++) {
            engine.deployer.on.stopped = stopped([]);
            engine.deployer.on.build = async () => {
                engine.deployer.on.stopped = stopped(["web"]);
                return [];
            };
            await engine.releaser.look();
            await engine.queue.idle();
            expect(await find(id)).toMatchObject({ state: "waiting", attempt: 0 });
        }
        engine.deployer.on.build = async () => [];
        engine.deployer.on.stopped = stopped([]);
        expect(await carry(id)).toMatchObject({ state: "succeeded", attempt: 1 });
    });
});

describe("checks of the forge", () => {
    const pushChecked = () => push({ holds: ["checks"] });

    it("are asked for at once, then ever more seldom up to each five minutes", async () => {
        await pushChecked();
        const askedAt: number[] = [];
        let seen = asked;
        for (let second = 0; second <= 1800; second += 5) {
            await engine.releaser.look();
            if (asked > seen) {
                askedAt.push(second);
                seen = asked;
            }
            time.advance(5000);
            await engine.releaser.look();
        }
        expect(asked).toBeGreaterThan(1);
        expect(askedAt.length).toBeLessThan(12);
        const gaps = askedAt.slice(1).map((at, index) => at - askedAt[index]!);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(305);
    });

    it("tell how far they are", async () => {
        expect((await pushChecked()).waitingDetail).toBe("1 of 2 checks of abc1234 is green; build is not done.");
    });

    it("are asked for at once when the forge says that they changed", async () => {
        const { id } = await pushChecked();
        checks = { state: "green", detail: "All 2 checks of abc1234 are green" };
        await engine.releaser.look();
        expect((await find(id)).state).toBe("waiting");
        engine.bus.publish({ type: "checks", repository: 1, sha });
        time.advance(100);
        await expect.poll(async () => (await find(id)).state).toBe("succeeded");
        expect((await find(id)).released).toMatchObject([{ reason: "checks", by: "the forge" }]);
    });

    it("that failed hold it, until somebody releases it or the next push comes", async () => {
        checks = { state: "failed", detail: "1 of 2 checks of abc1234 is green; build failed" };
        const { id, waitingDetail } = await pushChecked();
        expect(waitingDetail).toContain("build failed. Push what mends it, or release it by hand.");
        await pushChecked();
        expect((await find(id)).state).toBe("superseded");
    });

    it("that nobody runs are told so after ten minutes", async () => {
        checks = { state: "none", detail: "No check has said anything about abc1234 yet" };
        const { id, waitingDetail } = await pushChecked();
        expect(waitingDetail).not.toContain("by hand");
        for (let minute = 0; minute < 16; minute++) {
            time.advance(60_000);
            await engine.releaser.look();
        }
        const { state, waitingDetail: later } = await find(id);
        expect(state).toBe("waiting");
        expect(later).toContain("Release it by hand.");
    });

    it("that can't be asked for are told with the reason, and asked for again", async () => {
        checks = new CicdError({ code: "REPOSITORY_UNREACHABLE", message: "git.example.org is away.", hint: "Wait." });
        const { id, waitingDetail } = await pushChecked();
        expect(waitingDetail).toBe("git.example.org is away. Wait.");
        checks = { state: "green", detail: "" };
        time.advance(15_000);
        await engine.releaser.look();
        await engine.queue.idle();
        expect((await find(id)).state).toBe("succeeded");
    });

    it("of a commit that only checkout finds are waited for before it goes live", async () => {
        const { waitingReason } = await push({ holds: ["checks"], commitSha: null });
        expect(waitingReason).toBe("checks");
        expect(engine.deployer.calls).toEqual(["prepare", "build", "render"]);
        expect(asked).toBe(1);
    });
});

describe("a stack that a person stopped", () => {
    beforeEach(async () => {
        await push();
        engine.deployer.calls = [];
        engine.deployer.on.stopped = stopped(["web"]);
    });

    it("is started by nothing but a person, and that is heard at once over one stream", async () => {
        const { id, waitingDetail } = await push();
        expect(waitingDetail).toBe(
            "The service web was stopped by hand; it goes live when somebody starts what is stopped.",
        );
        await engine.releaser.look();
        expect(streams.filter(({ open }) => open)).toHaveLength(1);
        engine.deployer.on.stopped = stopped([]);
        streams[0]!.onStart("another");
        expect(time.next).toBeGreaterThan(100);
        streams[0]!.onStart("shop");
        time.advance(100);
        await expect.poll(async () => (await find(id)).state).toBe("succeeded");
        await engine.releaser.look();
        expect(streams.map(({ open }) => open)).toEqual([false]);
    });

    it("is watched anew when the stream broke", async () => {
        await push();
        streams[0]!.onEnd();
        await engine.releaser.look();
        expect(streams).toHaveLength(2);
    });

    it("keeps waiting while the engine is away", async () => {
        const { id } = await push();
        engine.deployer.on.stopped = async () => {
            throw new CicdError({ code: "ENGINE_UNREACHABLE", message: "Docker is away.", hint: "Start it." });
        };
        await engine.releaser.look();
        expect((await find(id)).state).toBe("waiting");
        engine.reported.length = 0;
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
        await bind(change);
        engine.deployer.on.stopped = async () => ({ services, running });
        expect((await push()).waitingDetail).toContain(words);
    });

    it("is not held for what a way back that failed left behind", async () => {
        const id = await enqueue(database, { stack: "shop" });
        const error = JSON.stringify({ code: "ROLLBACK_FAILED", message: "It failed.", hint: "" });
        await database.knex("cicd_deployment").where({ id }).update({ state: "failed", error });
        expect((await push()).state).toBe("succeeded");
    });
});

describe("code from outside", () => {
    it("needs an approval for each commit, also when somebody retries it", async () => {
        const { id } = await push({ untrusted: true });
        await release(id);
        await carry(id);
        const { id: again } = await retryDeployment(engine as unknown as Dependencies, id, ana);
        expect(await carry(again)).toMatchObject({ state: "waiting", waitingReason: "approval", untrusted: true });
    });
});
