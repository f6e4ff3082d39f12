import type { Backend } from "../traffic-switch";
import { SLOTS } from "./config-text";
import type { ServerFigures } from "./server-figures";
import type { ServerState } from "./server-state";
import { isSlot, slotOf, slotServer } from "./slot-commands";
import { writeSlots, type Slot } from "./slot-table";
import { switchError } from "./switch-error";
import { knownSlots, serversOf, type Visit } from "./switch-visit";

export type Share = Backend & { weight: number };
export type Placed = Share & {
    slot: number;
    trusted: boolean;
    /** Whether its slot was; false for one that is new. */
    wasTrusted: boolean;
    /** What the switch makes of it so far; null for one that is new. */
    admin: ServerState["admin"] | null;
};

export interface Placing {
    placed: Placed[];
    /** All others that the switch knows. */
    others: Placed[];
    /** Slots that are in use by nobody knows whom. */
    strange: number[];
}

/** Every backend with its slot, and what else is in the switch. */
export async function placeBackends(visit: Visit, backends: readonly Share[]): Promise<Placing> {
    const servers = await visit.runtime.servers();
    const known = await knownSlots(visit, servers);
    const figures = await visit.runtime.figures();
    const free = freeSlots(known, figures);
    const placed = backends.map((backend): Placed => {
        const there = known.find(({ id, address }) => id === backend.id && address === backend.address);
        const slot = there?.slot ?? free.shift();
        if (slot === undefined) {
            throw switchError(visit.route, `can't tell more than ${SLOTS} containers apart`);
        }
        const { trusted = false } = backend;
        const wasTrusted = there?.trusted ?? false;
        return { ...backend, slot, trusted, wasTrusted, admin: there ? adminOf(slot, servers) : null };
    });
    const fresh = placed.filter(({ admin }) => admin === null).map((one) => toSlot(one, figures));
    // Written first: what a kill leaves unfilled is not taken for known.
    const trustOf = (slot: Slot) => placed.find((one) => one.slot === slot.slot)?.trusted ?? slot.trusted;
    await writeSlots(visit.layout, [...known.map((one) => ({ ...one, trusted: trustOf(one) })), ...fresh]);
    const others = known.filter(({ slot }) => !placed.some((one) => one.slot === slot));
    const own = new Set([...placed, ...others].map(({ slot }) => slotServer(slot)));
    const strange = servers.filter(({ name, admin }) => isSlot(name) && admin !== "maint" && !own.has(name));
    return {
        placed,
        others: others.map((one) => ({
            ...one,
            ...{ weight: 0, admin: adminOf(one.slot, servers), wasTrusted: one.trusted },
        })),
        strange: [...new Set(strange.map(({ name }) => slotOf(name)))],
    };
}

/** One port that serves is enough to count as serving. */
function adminOf(slot: number, servers: readonly ServerState[]): ServerState["admin"] {
    const all = serversOf(slot, servers).map(({ admin }) => admin);
    return all.find((admin) => admin === "ready") ?? all[0] ?? "maint";
}

/**
 * A slot whose last container still has open connections is not given to another one. Those that answered nothing yet
 * come first: the average time of an answer is the slot's, and the last answers of a drained container are its slowest.
 */
export function freeSlots(known: readonly Slot[], figures: readonly ServerFigures[]): number[] {
    const all = Array.from({ length: SLOTS }, (_, index) => index + 1);
    const busy = figures.filter(({ open }) => open > 0).map(({ name }) => name);
    const free = all.filter((slot) => !busy.includes(slotServer(slot)) && !known.some((one) => one.slot === slot));
    return free.toSorted((a, b) => countedIn(a, figures, "requests") - countedIn(b, figures, "requests"));
}

function countedIn(slot: number, figures: readonly ServerFigures[], key: "requests" | "errors"): number {
    const own = figures.filter(({ name }) => name === slotServer(slot));
    return own.reduce((total, one) => total + one[key], 0);
}

function toSlot({ slot, id, address, trusted }: Placed, figures: readonly ServerFigures[]): Slot {
    const counted = (key: "requests" | "errors") => countedIn(slot, figures, key);
    return { slot, id, address, trusted, requests: counted("requests"), errors: counted("errors") };
}
