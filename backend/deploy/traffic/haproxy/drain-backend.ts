import type { Backend } from "../traffic-switch";
import { awaitCondition } from "../await-condition";
import { KEEP_ALIVE_SECONDS } from "./config-text";
import type { Figures } from "./server-figures";
import { withdraw } from "./slot-commands";
import { knownSlots, type Visit } from "./switch-visit";

/** Looks that must agree: a request that was just being handed over shows in the next one. */
const EMPTY_LOOKS = 2;
const IDLE_LIMIT_MS = (KEEP_ALIVE_SECONDS + 1) * 1000;

/**
 * Takes it out and waits for what is open, in whatever way it got there: by its slot, an earlier one, or by name. That has
 * `drainSeconds`, from when no client of an older process can begin anything new here.
 */
export async function drainBackend(visit: Visit, { id, address }: Backend): Promise<{ left: number }> {
    const { route, run, runtime } = visit;
    const known = await knownSlots(visit, await runtime.servers());
    const own = known.filter((slot) => slot.id === id);
    await runtime.change(own.flatMap(({ slot }) => withdraw(route, slot)));
    const addresses = new Set([address, ...(await addressesOf(visit, id))]);
    const hasOlder = (await runtime.olderFigures()).length > 0;
    if (hasOlder) {
        await awaitIdleClients(visit);
    }
    let left = 0;
    let empty = 0;
    const look = async () => {
        const older = hasOlder ? await runtime.olderFigures() : [];
        const all = [...(await runtime.figures()), ...older.flatMap(({ servers }) => servers)];
        left = all.filter((one) => addresses.has(one.address)).reduce((sum, { open }) => sum + open, 0);
        empty = left === 0 && idleClients(older) === 0 ? empty + 1 : 0;
        return empty >= EMPTY_LOOKS;
    };
    await awaitCondition(look, route.drainSeconds * 1000, run);
    return { left };
}

/** An older process would lead their next request to who leaves: after that, or a minute's silence, it lets them go. */
async function awaitIdleClients({ run, runtime }: Visit): Promise<void> {
    let told = false;
    const areGone = async () => {
        const idle = idleClients(await runtime.olderFigures());
        if (idle > 0 && !told) {
            told = true;
            run.context.log(
                `Waiting up to a minute for ${idle} silent connections from before the switch's new settings`,
            );
        }
        return idle === 0;
    };
    await awaitCondition(areGone, IDLE_LIMIT_MS, run);
}

const idleClients = (figures: readonly Figures[]) => figures.reduce((sum, one) => sum + one.idleClients, 0);

/** All of a container's addresses: by name, the switch may have found another one than its slot has. */
export async function addressesOf({ run }: Visit, id: string): Promise<string[]> {
    const found = await run.tools.engine.endpoints(id);
    return (found?.networks ?? []).map(({ address }) => address).filter(Boolean);
}
