import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Route } from "../../../../common/route";
import { writeText } from "../../files/write-file";
import { awaitCondition } from "../await-condition";
import { configText, versionOf } from "./config-text";
import { leadByNames } from "./lead-by-names";
import type { ServerState } from "./server-state";
import { doubtNames, introduce, namesServe, serve, withdraw, type Standing } from "./slot-commands";
import { writeSlots, type Slot } from "./slot-table";
import { switchError } from "./switch-error";
import { knownSlots, serversOf, type Visit } from "./switch-visit";

const RELOAD_LIMIT_MS = 20_000;
/** Writable by nobody else, and read by the switch as the same user. */
const FOLDER = { recursive: true, mode: 0o700 } as const;
const FILE = { mode: 0o600, owner: null };

/**
 * Puts the configuration in place; a switch that runs with another one takes it. False where none answers: it may run all
 * the same, and has missed this one question.
 */
export async function ensureSwitch(visit: Visit): Promise<boolean> {
    const { layout, runtime } = visit;
    for (const folder of [layout.config, layout.run]) {
        await mkdir(folder, FOLDER);
    }
    // A switch that was killed in a reload must not begin with addresses of long ago.
    await rm(stateFile(visit), { force: true });
    const file = path.join(layout.config, "haproxy.cfg");
    const text = wantedConfig(visit);
    const before = await readFile(file, "utf8").catch(() => null);
    if (before !== text) {
        await writeText(file, text, FILE);
    }
    const version = await runtime.version();
    if (version !== null && version !== versionOf(text)) {
        await reload(visit, versionOf(text)).catch(async (error: unknown) => {
            await writeText(file, before ?? text, FILE);
            throw error;
        });
    }
    return version !== null;
}

/** Whether it runs with the route's configuration. */
export async function holdsConfig(visit: Visit): Promise<boolean> {
    return (await visit.runtime.version()) === versionOf(wantedConfig(visit));
}

function wantedConfig({ route, run }: Visit): string {
    return configText(route, { stack: run.context.stack, ipv6: existsSync("/proc/net/if_inet6") });
}

const stateFile = ({ layout }: Visit) => path.join(layout.run, "state");

/** The new process knows from the start where the names lead and who is up: no request meets an empty list. */
async function reload(visit: Visit, version: string): Promise<void> {
    const { route, run, runtime } = visit;
    const slots = await filledSlots(visit);
    await runtime.change(await leadByNames(visit, slots));
    await writeFile(stateFile(visit), withoutSlots(await runtime.serverStateText()), { mode: 0o600 });
    try {
        const answer = await runtime.reload();
        if (/Success=0/.test(answer)) {
            throw switchError(route, `refuses its configuration: ${answer.trim().split("\n").at(-1)}`);
        }
        if (!(await awaitCondition(async () => (await runtime.version()) === version, RELOAD_LIMIT_MS, run))) {
            throw switchError(route, "did not take its new configuration");
        }
    } finally {
        await rm(stateFile(visit), { force: true });
    }
    await fillAgain(visit, slots);
}

/**
 * HAProxy takes a slot's port and state from there, but not its address [3.0]: a filled slot would lead to the switch
 * itself until it is filled again.
 */
function withoutSlots(state: string): string {
    const lines = state.split("\n");
    return lines.filter((line) => !/^\S+ \S+ \S+ s\d+ /.test(line)).join("\n");
}

type Filled = Slot & Pick<ServerState, "admin" | "weight">;

async function filledSlots(visit: Visit): Promise<Filled[]> {
    const servers = await visit.runtime.servers();
    const known = await knownSlots(visit, servers);
    return known.map((slot) => {
        const [{ admin, weight } = { admin: "maint" as const, weight: 0 }] = serversOf(slot.slot, servers);
        return { ...slot, admin, weight };
    });
}

/** In the middle of a transition: the slots are as they were, and counting begins anew. */
async function fillAgain(visit: Visit, slots: readonly Filled[]): Promise<void> {
    const { route, runtime, cookieProxies, layout } = visit;
    const serving = slots.some(({ admin }) => admin === "ready");
    await runtime.change([
        ...slots.flatMap((slot) => refill(route, slot)),
        ...(serving ? [...namesServe(cookieProxies, false), ...doubtNames(route)] : []),
    ]);
    await writeSlots(
        layout,
        slots.map(({ slot, id, address, trusted }) => ({ slot, id, address, trusted, requests: 0, errors: 0 })),
    );
}

/** Who serves goes on at once; who was only asked is asked anew. */
function refill(route: Route, { slot, address, admin, weight, trusted }: Filled): string[] {
    const guest = (standing: Standing) => ({ slot, address, standing: trusted ? ("trusted" as const) : standing });
    switch (admin) {
        case "ready":
            return [...introduce(route, guest("known")), ...serve(route, slot, weight)];
        case "drain":
            return introduce(route, guest("new"));
        case "maint":
            return [...introduce(route, guest("known")), ...withdraw(route, slot)];
    }
}
