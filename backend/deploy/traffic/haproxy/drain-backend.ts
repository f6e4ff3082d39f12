import type { Backend } from "../traffic-switch";
import { awaitCondition } from "../await-condition";
import { withdraw } from "./slot-commands";
import { knownSlots, type Visit } from "./switch-visit";

/** Looks that must agree: a request that was just being handed over shows in the next one. */
const EMPTY_LOOKS = 2;

/** Takes it out and waits for what is open, in whatever way it got there: by its slot, an earlier one, or by name. */
export async function drainBackend(visit: Visit, { id, address }: Backend): Promise<{ left: number }> {
    const { route, run, runtime } = visit;
    const known = await knownSlots(visit, await runtime.servers());
    const own = known.filter((slot) => slot.id === id);
    await runtime.change(own.flatMap(({ slot }) => withdraw(route, slot)));
    const addresses = new Set([address, ...(await addressesOf(visit, id))]);
    const hasOlder = (await runtime.olderFigures()).length > 0;
    let left = 0;
    let empty = 0;
    const look = async () => {
        const older = hasOlder ? await runtime.olderFigures() : [];
        const all = [...(await runtime.figures()), ...older.flatMap(({ servers }) => servers)];
        left = all.filter((one) => addresses.has(one.address)).reduce((sum, { open }) => sum + open, 0);
        // An older process would lead their next request here.
        const idle = older.some(({ idleClients }) => idleClients > 0);
        empty = left === 0 && !idle ? empty + 1 : 0;
        return empty >= EMPTY_LOOKS;
    };
    await awaitCondition(look, route.drainSeconds * 1000, run);
    return { left };
}

/** All of a container's addresses: by name, the switch may have found another one than its slot has. */
export async function addressesOf({ run }: Visit, id: string): Promise<string[]> {
    const found = await run.tools.engine.endpoints(id);
    return (found?.networks ?? []).map(({ address }) => address).filter(Boolean);
}
