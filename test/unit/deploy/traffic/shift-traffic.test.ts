import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { shiftTraffic } from "../../../../backend/deploy/traffic/haproxy/shift-traffic";
import type { ServerState } from "../../../../backend/deploy/traffic/haproxy/server-state";
import type { Visit } from "../../../../backend/deploy/traffic/haproxy/switch-visit";
import { ManualTime } from "../../../fakes/manual-time";

const serving = { name: "s1", address: "10.0.0.2", up: true, admin: "ready", weight: 100 } as const;
const web = { id: "web", address: "10.0.0.2", weight: 100 };

it.each([
    [["p80", "p81"], null],
    [["p80"], "did not take the new weights"],
    [[], "did not take the new weights"],
])("shiftTraffic() asks for a confirmation on every port when the switch names %j", async (named, failure) => {
    const time = new ManualTime("2026-01-01T00:00:00Z");
    const home = await mkdtemp(path.join(os.tmpdir(), "shift-"));
    const servers = async () => named.map((proxy): ServerState => ({ proxy, ...serving }));
    const visit = {
        route: { service: "web", ports: [{ target: 80 }, { target: 81 }], check: null },
        run: { tools: { clock: time.clock, wait: async (ms: number) => time.advance(ms) }, context: {} },
        layout: { home },
        runtime: { servers, figures: async () => [], change: async () => undefined },
        ...{ proxies: ["p80", "p81"], cookieProxies: [] },
    } as unknown as Visit;
    const error = await shiftTraffic(visit, [web]).then(
        () => null,
        ({ message }: Error) => message,
    );
    await rm(home, { recursive: true });
    expect(error).toEqual(failure === null ? null : expect.stringContaining(failure));
});
