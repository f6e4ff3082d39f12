import { beforeEach, describe, expect, test } from "vitest";
import { PollSchedule, type Polled } from "../../../../backend/use-cases/polling/poll-schedule";
import { UnreadLimit } from "../../../../backend/use-cases/polling/unread-limit";
import { FakeTimers } from "../../../fakes/fake-timers";

const MINUTE = 60_000;

let timers: FakeTimers;
let random: number;
let schedule: PollSchedule;
let looks: number[];
let running: { id: number; finish: (worked: boolean) => void }[];
let most: number;

beforeEach(() => {
    [timers, random, looks, running, most] = [new FakeTimers(), 0.5, [], [], 0];
    schedule = new PollSchedule({
        random: () => random,
        after: timers.after,
        poll: (id) =>
            new Promise((resolve) => {
                looks.push(id);
                running.push({ id, finish: resolve });
                most = Math.max(most, running.length);
            }),
    });
});

const polled = (id: number, change: Partial<Polled> = {}): Polled => ({
    id,
    host: `host-${id}`,
    minutes: 0,
    ...change,
});
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function finish(worked = true): Promise<void> {
    running.shift()!.finish(worked);
    await settle();
}

async function advance(ms: number): Promise<void> {
    timers.advance(ms);
    await settle();
}

describe("PollSchedule", () => {
    test("looks once after the start, and no more, when nothing else is asked for", async () => {
        schedule.begin([polled(1)]);
        await advance(1000);
        expect(looks).toEqual([1]);
        await finish();
        expect(timers.waits).toEqual([]);
    });

    test.each([
        [0, 0.9],
        [0.5, 1],
        [1, 1.1],
    ])("comes again after the interval, a tenth more or less (%f)", async (chance, share) => {
        schedule.begin([polled(1, { minutes: 30 })]);
        await advance(1000);
        random = chance;
        await finish();
        expect(timers.waits).toEqual([Math.round(30 * MINUTE * share)]);
        await advance(timers.waits[0]!);
        expect(looks).toEqual([1, 1]);
    });

    test("looks at 200 repositories within 20 s of the start, six at once and three for each host", async () => {
        let next = 0;
        schedule = new PollSchedule({
            random: () => (next++ % 200) / 200,
            after: timers.after,
            poll: (id) =>
                new Promise((resolve) => {
                    looks.push(id);
                    running.push({ id, finish: resolve });
                    most = Math.max(most, running.length);
                }),
        });
        schedule.begin(Array.from({ length: 200 }, (_, id) => polled(id, { host: `host-${id % 4}` })));
        expect(timers.waits.at(-1)).toBeLessThanOrEqual(20_000);
        expect(timers.waits.filter((wait) => wait < 10_000).length).toBe(100);
        await advance(20_000);
        while (running.length > 0) {
            const perHost = [0, 1, 2, 3].map((host) => running.filter(({ id }) => id % 4 === host).length);
            expect(Math.max(...perHost)).toBeLessThanOrEqual(3);
            await finish();
        }
        expect(new Set(looks).size).toBe(200);
        expect(looks).toHaveLength(200);
        expect(most).toBe(6);
    });

    test("goes on with other hosts while one hangs", async () => {
        schedule.begin(Array.from({ length: 10 }, (_, id) => polled(id, { host: id < 9 ? "dead" : "well" })));
        await advance(1000);
        expect(running.map(({ id }) => id)).toContain(9);
        expect(running).toHaveLength(4);
    });

    test("waits twice as long after each failure, up to a quarter of an hour, and begins anew after a success", async () => {
        random = 1;
        schedule.begin([polled(1)]);
        await advance(1000);
        const waits: number[] = [];
        for (let failure = 0; failure < 8; failure++) {
            await finish(false);
            waits.push(timers.waits[0]! / 1000);
            await advance(timers.waits[0]!);
        }
        expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
        await finish(true);
        expect(timers.waits).toEqual([]);
    });

    test("spreads tries after a failure too", async () => {
        schedule.begin([polled(1)]);
        await advance(1000);
        random = 0;
        await finish(false);
        expect(timers.waits).toEqual([7500]);
    });

    test("looks once more, and not twice at once, when it is told something while it looks", async () => {
        schedule.lookNow(polled(1));
        await advance(0);
        schedule.lookNow(polled(1));
        schedule.lookNow(polled(1));
        await advance(0);
        expect(looks).toEqual([1]);
        await finish();
        await advance(0);
        expect(looks).toEqual([1, 1]);
        await finish();
        await advance(MINUTE);
        expect(looks).toEqual([1, 1]);
    });

    test("takes over another interval at once, and stops where it is 0", async () => {
        schedule.begin([polled(1, { minutes: 60 })]);
        await advance(1000);
        await finish();
        schedule.change(polled(1, { minutes: 5 }));
        expect(timers.waits).toEqual([5 * MINUTE]);
        schedule.change(polled(1, { minutes: 0 }));
        expect(timers.waits).toEqual([]);
    });

    test("looks after the start also when the settings change before", async () => {
        schedule.begin([polled(1)]);
        schedule.change(polled(1));
        await advance(1000);
        expect(looks).toEqual([1]);
    });

    test("forgets what is gone, also while it looks", async () => {
        schedule.begin([polled(1, { minutes: 5 }), polled(2, { minutes: 5 })]);
        schedule.forget(1);
        await advance(1000);
        schedule.forget(2);
        await finish();
        expect(looks).toEqual([2]);
        expect(timers.waits).toEqual([]);
    });

    test("is closed when nothing looks any more, and begins nothing then", async () => {
        schedule.begin([polled(1, { minutes: 5 }), polled(2)]);
        random = 0;
        await advance(1000);
        let closed = false;
        const closing = schedule.close().then(() => (closed = true));
        await settle();
        expect(closed).toBe(false);
        await finish();
        await finish();
        await closing;
        expect(timers.waits).toEqual([]);
    });
});

describe("UnreadLimit", () => {
    test("looks at once, then at most once a minute, and loses none", async () => {
        const looked: number[] = [];
        const limit = new UnreadLimit({ clock: timers, after: timers.after }, (id) => void looked.push(id));
        for (let sent = 0; sent < 1000; sent++) {
            limit.take(1);
        }
        limit.take(2);
        expect(looked).toEqual([1, 2]);
        timers.advance(MINUTE - 1);
        expect(looked).toEqual([1, 2]);
        timers.advance(1);
        expect(looked).toEqual([1, 2, 1]);
        timers.advance(10 * MINUTE);
        expect(looked).toEqual([1, 2, 1]);
        limit.take(1);
        limit.close();
        expect(looked).toEqual([1, 2, 1, 1]);
    });
});
