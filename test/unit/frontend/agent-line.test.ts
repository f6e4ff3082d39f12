import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, it } from "vitest";
import { agentLine } from "../../../frontend/embed/agent-line";
import type { DockgeRoot } from "../../../frontend/embed/dockge-root";
import type { Reach } from "../../../frontend/src/server/agent-channel";

const nas = "nas:5001";

/** Dockge's page: its socket, and what it has noted of other instances. */
class FakeDockge {
    readonly socket = Object.assign(new EventEmitter(), { connected: true });
    readonly emitted: unknown[][] = [];
    agentList: Record<string, { url: string }> = {};
    agentStatusList: Record<string, string> = {};
    readonly root = this as unknown as DockgeRoot;

    getSocket = () => this.socket;
    emitAgent = (...args: unknown[]) => void this.emitted.push(args);

    /** Dockge's own listener is there first. */
    tell(status: string, endpoint = nas): void {
        this.agentStatusList[endpoint] = status;
        this.socket.emit("agentStatus", { endpoint, status });
    }

    list(endpoints: string[]): void {
        this.agentList = Object.fromEntries(["", ...endpoints].map((name) => [name, { url: `https://${name}/` }]));
        this.socket.emit("agentList", { ok: true, agentList: this.agentList });
    }
}

let dockge: FakeDockge;
beforeEach(() => (dockge = new FakeDockge()));

describe("agentLine()", () => {
    it("is connecting until Dockge has told of the instance", () => {
        const line = agentLine(dockge.root, nas);
        expect(line.reach()).toBe("connecting");
        dockge.list([nas]);
        expect(line.reach()).toBe("connecting");
        dockge.tell("online");
        expect(line.reach()).toBe("online");
        dockge.list(["other:5001"]);
        expect(line.reach()).toBe("unknown");
    });

    it("tells each change once, and of no other instance", () => {
        dockge.list([nas]);
        dockge.tell("online");
        const told: Reach[] = [];
        const stop = agentLine(dockge.root, nas).onReach((reach) => told.push(reach));
        dockge.tell("offline", "other:5001");
        dockge.tell("offline");
        dockge.tell("offline");
        dockge.tell("connecting");
        dockge.tell("online");
        dockge.list([]);
        stop();
        dockge.tell("offline");
        expect(told).toEqual(["offline", "connecting", "online", "unknown"]);
    });

    it("does not believe what was known before the page's own connection broke", () => {
        dockge.list([nas]);
        dockge.tell("online");
        const line = agentLine(dockge.root, nas);
        const told: Reach[] = [];
        line.onReach((reach) => told.push(reach));
        dockge.socket.connected = false;
        dockge.socket.emit("disconnect");
        dockge.socket.connected = true;
        expect(line.reach()).toBe("connecting");
        dockge.tell("connecting");
        dockge.tell("online");
        expect(told).toEqual(["connecting", "online"]);
    });

    it("leaves no listener behind", () => {
        const line = agentLine(dockge.root, nas);
        const stops = [line.onReach(() => undefined), line.onReach(() => undefined)];
        expect(dockge.socket.eventNames()).toEqual(["agentList", "disconnect", "agentStatus"]);
        stops.forEach((stop) => stop());
        expect(dockge.socket.eventNames()).toEqual([]);
    });

    it("knocks with something that does nothing", () => {
        const answer = () => undefined;
        agentLine(dockge.root, nas).knock(answer);
        expect(dockge.emitted).toEqual([[nas, "terminalJoin", "cicd-is-anybody-there", answer]]);
    });

    it("knows the address of the instance's own pages", () => {
        dockge.agentList = { "": { url: "" }, [nas]: { url: "https://nas:5001/dockge/" } };
        expect(agentLine(dockge.root, nas).url).toBe("https://nas:5001");
        expect(agentLine(dockge.root, "pi:5001").url).toBe("http://pi:5001");
    });
});
