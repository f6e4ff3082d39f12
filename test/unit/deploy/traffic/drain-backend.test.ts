import { describe, expect, it } from "vitest";
import { drainBackend } from "../../../../backend/deploy/traffic/haproxy/drain-backend";
import type { Figures, ServerFigures } from "../../../../backend/deploy/traffic/haproxy/server-figures";
import type { Visit } from "../../../../backend/deploy/traffic/haproxy/switch-visit";
import { ManualTime } from "../../../fakes/manual-time";

const web = { id: "web", address: "10.0.0.2" };
const DRAIN_SECONDS = 4;

/** What the switch tells after so many seconds. */
interface Told {
    open(seconds: number): number;
    /** Clients of an older process; null where there is none. */
    idle: ((seconds: number) => number) | null;
}

async function drain({ open, idle }: Told) {
    const time = new ManualTime("2026-01-01T00:00:00Z");
    const start = time.clock.now().getTime();
    const seconds = () => (time.clock.now().getTime() - start) / 1000;
    const lines: string[] = [];
    const figures = async () => [{ address: web.address, open: open(seconds()) } as ServerFigures];
    const older = (): Figures[] => (idle === null ? [] : [{ servers: [], idleClients: idle(seconds()) }]);
    const visit = {
        route: { service: "web", ports: [{ target: 80 }], check: null, drainSeconds: DRAIN_SECONDS },
        run: {
            tools: {
                clock: time.clock,
                wait: async (ms: number) => time.advance(ms),
                engine: { endpoints: async () => null },
            },
            context: { log: (line: string) => lines.push(line) },
        },
        layout: { home: "/nowhere" },
        runtime: { servers: async () => [], figures, olderFigures: async () => older(), change: async () => undefined },
        ...{ proxies: ["p80"], cookieProxies: [] },
    } as unknown as Visit;
    const { left } = await drainBackend(visit, web);
    return { left, seconds: Math.round(seconds()), lines };
}

const never = () => 0;
const always = () => 1;
const until = (end: number) => (seconds: number) => (seconds < end ? 1 : 0);

describe("drainBackend()", () => {
    it("gives open requests drainSeconds", async () => {
        expect(await drain({ open: always, idle: null })).toEqual({ left: 1, seconds: DRAIN_SECONDS, lines: [] });
        expect(await drain({ open: always, idle: never })).toEqual({ left: 1, seconds: DRAIN_SECONDS, lines: [] });
        expect(await drain({ open: until(2), idle: never })).toMatchObject({ left: 0, seconds: 2 });
    });

    it("waits for silent clients of an older process until they are gone, and cuts nothing", async () => {
        const { left, seconds, lines } = await drain({ open: never, idle: until(50) });
        expect([left, seconds]).toEqual([0, 50]);
        expect(lines).toEqual([expect.stringContaining("Waiting up to a minute for 1 silent connection")]);
    });

    it("gives what such a client has begun drainSeconds, too", async () => {
        const open = (from: number, end: number) => (seconds: number) => (seconds >= from && seconds < end ? 1 : 0);
        expect(await drain({ open: open(50, 53), idle: until(50) })).toMatchObject({ left: 0, seconds: 53 });
        expect(await drain({ open: open(50, 99), idle: until(50) })).toMatchObject({ left: 1, seconds: 54 });
    });

    it("waits no longer than such a connection may be silent", async () => {
        expect(await drain({ open: never, idle: always })).toMatchObject({ left: 0, seconds: 61 + DRAIN_SECONDS });
    });
});
