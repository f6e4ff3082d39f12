import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Route } from "../../../../common/route";
import { versionOf } from "../../../../backend/deploy/traffic/haproxy/config-text";
import { ensureSwitch } from "../../../../backend/deploy/traffic/haproxy/ensure-switch";
import { parseServerState, type ServerState } from "../../../../backend/deploy/traffic/haproxy/server-state";
import { writeSlots } from "../../../../backend/deploy/traffic/haproxy/slot-table";
import { switchLayout } from "../../../../backend/deploy/traffic/haproxy/switch-layout";
import type { SwitchRuntime } from "../../../../backend/deploy/traffic/haproxy/switch-runtime";
import type { Visit } from "../../../../backend/deploy/traffic/haproxy/switch-visit";
import { ManualTime } from "../../../fakes/manual-time";

const HEAD = "# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight";
/** In the middle of a transition: sticky names are out, s1 serves, s2 is asked only. */
const TRANSITION: readonly Row[] = [
    { name: "n1", address: "10.0.0.2", state: "0", admin: 1 },
    { name: "n2", address: "10.0.0.3", state: "2", admin: 1 },
    { name: "n3", address: "10.1.0.2", state: "0", admin: 1 },
    { name: "n4", address: "-", state: "0", admin: 33 },
    { name: "s1", address: "10.0.0.2", state: "2", admin: 4 },
    { name: "s2", address: "10.0.0.3", state: "2", admin: 12 },
];

interface Row {
    name: string;
    address: string;
    state: string;
    admin: number;
}

/** A switch that knows what these commands do to its servers, and reads its state back as it is reloaded. */
class FakeSwitch {
    rows = TRANSITION.map((row) => ({ ...row }));
    version = "of before";
    /** What the new process begins with. */
    taken = "";
    /** What is said to the new process. */
    readonly after: string[] = [];

    constructor(private readonly config: { run: string; config: string }) {}

    get text(): string {
        const lines = this.rows.map(
            ({ name, address, state, admin }, at) => `3 p80 ${at + 1} ${name} ${address} ${state} ${admin} 100`,
        );
        return ["1", HEAD, ...lines, "", ""].join("\n");
    }

    get runtime(): SwitchRuntime {
        return {
            version: async () => this.version,
            servers: async () => parseServerState(this.text),
            serverStateText: async () => this.text,
            change: async (commands: readonly string[]) => commands.forEach((command) => this.#take(command)),
            reload: async () => {
                this.taken = await readFile(path.join(this.config.run, "state"), "utf8");
                this.version = versionOf(await readFile(path.join(this.config.config, "haproxy.cfg"), "utf8"));
                return "Success=1\n";
            },
        } as Partial<SwitchRuntime> as SwitchRuntime;
    }

    #take(command: string): void {
        if (this.taken !== "") {
            this.after.push(command);
        }
        const [, name, what, value] = /^set server p80\/(\w+) (state|health) (\w+)$/.exec(command) ?? [];
        const row = this.rows.find((one) => one.name === name);
        if (row && what === "health") {
            row.state = value === "up" ? "2" : "0";
        } else if (row && what === "state") {
            row.admin = value === "ready" ? row.admin & ~1 : row.admin | 1;
        }
    }
}

const check: Route["check"] = {
    port: 80,
    intervalSeconds: 1,
    maxLatencyMs: 1000,
    healthyThreshold: 1,
    unhealthyThreshold: 3,
    http: { path: "/", status: "200", body: null },
};
const port = { target: 80, mode: "http", sticky: true, proxyProtocol: false, idleSeconds: 60 } as const;

let home: string;
beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), "ensure-"));
});
afterEach(() => rm(home, { recursive: true }));

async function reloaded(change: Partial<Route> = {}): Promise<FakeSwitch> {
    const layout = switchLayout({ home }, "web");
    const known = { requests: 0, errors: 0, trusted: false };
    await mkdir(layout.home, { recursive: true });
    await writeSlots(layout, [
        { slot: 1, id: "old", address: "10.0.0.2", ...known },
        { slot: 2, id: "new", address: "10.0.0.3", ...known },
    ]);
    const fake = new FakeSwitch(layout);
    const time = new ManualTime("2026-01-01T00:00:00Z");
    // The old container has an address on another network, too: its name may lead there.
    const endpoints = async (id: string) => ({ networks: id === "old" ? [{ address: "10.1.0.2" }] : [] });
    await ensureSwitch({
        route: { service: "web", ports: [port], check, ...change },
        run: {
            tools: { clock: time.clock, wait: async (ms: number) => time.advance(ms), engine: { endpoints } },
            context: { stack: "shop" },
        },
        ...{ layout, runtime: fake.runtime, proxies: ["p80"], cookieProxies: ["p80"] },
    } as unknown as Visit);
    return fake;
}

const toldOf = (servers: readonly ServerState[]) =>
    Object.fromEntries(servers.map(({ name, admin, up }) => [name, `${admin} ${up ? "up" : "down"}`]));

it("ensureSwitch() has a new process lead by names to whom the slots led, and by no slot, when it reloads", async () => {
    const { taken, after } = await reloaded();
    expect(toldOf(parseServerState(taken))).toEqual({
        n1: "ready up",
        n2: "ready down",
        n3: "ready up",
        // It leads nowhere.
        n4: "maint down",
    });
    expect(taken).not.toMatch(/ s\d+ /);
    expect(after).toContain("set server p80/s1 addr 10.0.0.2 port 80");
});

it("ensureSwitch() says of nobody that he is down when nobody asks", async () => {
    const { taken } = await reloaded({ check: null });
    expect(toldOf(parseServerState(taken))).toMatchObject({ n1: "ready down", n2: "ready up", n3: "ready down" });
    expect(taken).not.toMatch(/ s\d+ /);
});
