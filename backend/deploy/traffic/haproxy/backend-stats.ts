import type { BackendStats } from "../traffic-switch";
import type { ServerFigures } from "./server-figures";
import type { ServerState } from "./server-state";
import { slotServer } from "./slot-commands";
import type { Slot } from "./slot-table";
import { knownSlots, serversOf, type Visit } from "./switch-visit";

export async function backendStats(visit: Visit): Promise<BackendStats[]> {
    const servers = await visit.runtime.servers();
    const known = await knownSlots(visit, servers);
    const figures = known.length === 0 ? [] : await visit.runtime.figures();
    return known.map((slot) => toStats(slot, serversOf(slot.slot, servers), figures));
}

function toStats(slot: Slot, servers: readonly ServerState[], figures: readonly ServerFigures[]): BackendStats {
    const own = figures.filter(({ name }) => name === slotServer(slot.slot));
    const sum = (key: "requests" | "errors" | "open") => own.reduce((total, one) => total + one[key], 0);
    const serving = servers.every(({ admin }) => admin === "ready");
    return {
        id: slot.id,
        state: stateOf(servers),
        weight: serving ? Math.max(0, ...servers.map(({ weight }) => weight)) : 0,
        requests: sum("requests") - slot.requests,
        errors: sum("errors") - slot.errors,
        latencyMs: latencyOf(own),
        open: openOf(slot, figures, sum("open")),
    };
}

function stateOf(servers: readonly ServerState[]): BackendStats["state"] {
    if (servers.some(({ admin }) => admin === "maint")) {
        return "drain";
    }
    if (servers.every(({ up }) => up)) {
        return "up";
    }
    return servers.every(({ admin }) => admin === "drain") ? "starting" : "down";
}

/** Of all ports, each by its share. */
function latencyOf(own: readonly ServerFigures[]): number | null {
    const timed = own.filter(({ latencyMs }) => latencyMs !== null);
    const requests = timed.reduce((total, one) => total + one.requests, 0);
    const sum = timed.reduce((total, one) => total + (one.latencyMs ?? 0) * one.requests, 0);
    return requests === 0 ? null : sum / requests;
}

/** Also what came before it had its slot. */
function openOf({ address }: Slot, figures: readonly ServerFigures[], inSlot: number): number {
    const all = figures.filter((one) => one.address === address).reduce((total, { open }) => total + open, 0);
    return Math.max(all, inSlot);
}
