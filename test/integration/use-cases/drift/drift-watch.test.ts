import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { audit } from "../../../../backend/models/audit";
import { bindings } from "../../../../backend/models/bindings";
import { driftStates } from "../../../../backend/models/drift-states";
import type { DomainEvent } from "../../../../backend/models/event-bus";
import { releases } from "../../../../backend/models/releases";
import type { ServerLog } from "../../../../backend/server-log";
import { startDriftWatch } from "../../../../backend/start-drift-watch";
import { DriftWatch } from "../../../../backend/use-cases/drift/drift-watch";
import type { DriftField } from "../../../../common/views";
import { ManualTime } from "../../../fakes/manual-time";
import { RELEASED, setUpEditedStack, type EditedStackTest } from "./hand-edit-setup";

const port: DriftField = { service: "web", field: "ports 80", released: "80", actual: "81", where: "containers" };

const soon = (read: () => unknown) => expect.poll(read, { timeout: 30_000 });

let shop: EditedStackTest;
let time: ManualTime;
let watch: DriftWatch;
let fields: DriftField[];
let compared: number;
let heard: DomainEvent[];
let streams: { onChange: (project: string) => void; onHealth: (project: string) => void; onEnd: () => void }[];
let gone: string[];
let told: string[];

beforeEach(async () => {
    shop = await setUpEditedStack();
    await mkdir(path.join(shop.engine.stacksDir, ".cicd"), { recursive: true });
    time = new ManualTime("2026-01-01T00:00:00Z");
    [fields, compared, heard, streams, gone] = [[], 0, [], [], []];
    shop.engine.deployer.on.drift = async () => {
        compared += 1;
        return fields;
    };
    told = [];
    shop.engine.bus.subscribe((event) => void (event.type === "drift" && heard.push(event)));
    shop.engine.bus.subscribe((event) => void (event.type === "containers" && told.push(event.stack)));
    watch = new DriftWatch({
        ...shop.engine,
        clock: time.clock,
        after: time.after,
        watchChanges: async (stream) => {
            streams.push(stream);
            return () => undefined;
        },
        onGone: async (stack) => void gone.push(stack),
    });
    watch.start();
    await soon(() => streams.length).toBe(1);
});
afterEach(async () => {
    await watch.close();
    await shop.close();
});

/** An event of the engine, and the time in which it is looked at. */
async function change(expected: number, times = 1): Promise<void> {
    const armed = time.armed;
    for (let i = 0; i < times; i += 1) {
        streams.at(-1)!.onChange("shop");
    }
    await soon(() => time.armed).toBe(armed + 1);
    time.advance(2_000);
    await soon(() => compared).toBe(expected);
}

describe("DriftWatch", () => {
    test("looks once after a burst of events, tells what is new once and keeps it", async () => {
        fields = [port];
        await change(1, 20);
        await soon(() => heard).toEqual([{ type: "drift", stack: "shop", fields: 1, isNew: true }]);
        expect(await driftStates.find(shop.engine.db, "shop")).toMatchObject({ fields: [port] });

        expect(await shop.useCases.drift("shop")).toMatchObject({ drifted: true, fields: [port] });
        expect([compared, heard.length]).toEqual([2, 1]);
    });

    test("tells that nothing differs any more", async () => {
        fields = [port];
        await change(1);
        await soon(() => heard).toHaveLength(1);
        fields = [];
        await watch.close();
        const view = await shop.useCases.drift("shop");
        expect(view).toMatchObject({ drifted: false, since: null });
        expect(heard.at(-1)).toMatchObject({ fields: 0, isNew: false });
    });

    test("compares a stack whose containers keep ending no more than twice a minute", async () => {
        await change(1);
        streams.at(-1)!.onChange("shop");
        await soon(() => time.next).toBeLessThanOrEqual(30_000);
        time.advance(20_000);
        expect(compared).toBe(1);
        time.advance(10_000);
        await soon(() => compared).toBe(2);
    });

    test("compares at once when a deployment ends, however recently it was compared", async () => {
        await change(1);
        shop.engine.bus.publish({ type: "deployment", stack: "shop", deployment: 1, from: "running", to: "succeeded" });
        await soon(() => time.next).toBeLessThanOrEqual(1_000);
        time.advance(1_000);
        await soon(() => compared).toBe(2);
    });

    test("compares within seconds of a change of its files", async () => {
        let text = RELEASED;
        const edited = async () => {
            // Until its folder is watched, which has just begun.
            await shop.write("compose.yaml", (text += "# More\n"));
            return time.next;
        };
        await soon(edited).toBeLessThanOrEqual(1_000);
        time.advance(1_000);
        await soon(() => compared).toBe(1);
    });

    test("says nothing while something changes the stack", async () => {
        fields = [port];
        let release!: () => void;
        const held = shop.engine.locks.hold("shop", "test", () => new Promise<void>((resolve) => (release = resolve)));
        await soon(() => shop.engine.locks.holder("shop")).toBe("test");
        expect(await shop.useCases.drift("shop")).toMatchObject({ drifted: false });
        expect(compared).toBe(0);
        release();
        await held;
        expect(await shop.useCases.drift("shop")).toMatchObject({ drifted: true });
    });

    test("asks for events again after they ended", async () => {
        streams[0]!.onEnd();
        time.advance(30_000);
        await soon(() => streams.length).toBe(2);
    });

    test("tells of containers at once, and when the engine's events end or are heard again", async () => {
        await soon(() => told).toEqual(["shop"]);
        streams[0]!.onHealth("shop");
        await soon(() => told).toHaveLength(2);
        streams[0]!.onHealth("unknown");
        streams[0]!.onEnd();
        await soon(() => told).toHaveLength(3);
        time.advance(30_000);
        await soon(() => told).toHaveLength(4);
        expect([new Set(told), compared]).toEqual([new Set(["shop"]), 0]);
    });

    test("lets a stack go whose directory is gone twice, but none while the stacks directory is", async () => {
        await rm(path.join(shop.engine.stacksDir, ".cicd"), { recursive: true });
        await rm(shop.directory, { recursive: true });
        time.advance(60_000);
        time.advance(60_000);
        await watch.close();
        expect(gone).toEqual([]);
    });

    test("lets a stack go whose directory is gone twice", async () => {
        await rm(shop.directory, { recursive: true });
        time.advance(60_000);
        time.advance(60_000);
        await soon(() => gone).toEqual(["shop"]);
    });

    test("keeps a stack without a directory of which nothing was live yet", async () => {
        const { db, stacksDir } = shop.engine;
        const shopRelease = (await releases.find(db, shop.release))!;
        await releases.activate(db, "zoo", await releases.insert(db, { ...shopRelease, stack: "zoo" }), "");
        await db("cicd_release").where({ stack: "shop" }).update({ state: "discarded" });
        await rm(path.join(stacksDir, "shop"), { recursive: true });
        time.advance(60_000);
        time.advance(60_000);
        await soon(() => gone).toEqual(["zoo"]);
    });
});

describe("startDriftWatch()", () => {
    test("writes into the trail that it disconnected a stack whose directory is gone", async () => {
        const { db } = shop.engine;
        await watch.close();
        const watching = startDriftWatch({
            ...shop.deps,
            after: time.after,
            watchChanges: async () => () => undefined,
            log: { info: () => undefined } as unknown as ServerLog,
        });
        await rm(shop.directory, { recursive: true });
        time.advance(60_000);
        time.advance(60_000);
        await soon(() => audit.list(db, "shop", 1)).toMatchObject([
            { actor: "Dockge CI/CD", action: "disconnect", detail: "Its directory is gone." },
        ]);
        await watching.close();
        expect(await bindings.findByStack(db, "shop")).toBeNull();
    });
});
