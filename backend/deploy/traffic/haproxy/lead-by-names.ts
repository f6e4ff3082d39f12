import { addressesOf } from "./drain-backend";
import type { ServerState } from "./server-state";
import { namesServe } from "./slot-commands";
import type { Slot } from "./slot-table";
import type { Visit } from "./switch-visit";

type Served = Slot & Pick<ServerState, "admin" | "weight">;

/**
 * What has a switch's names lead to whom its slots lead now: in a new process they serve until its slots are filled
 * again. At rest there is nothing to say.
 */
export async function leadByNames(visit: Visit, slots: readonly Served[]): Promise<string[]> {
    const { route, runtime, cookieProxies } = visit;
    const ready = namesServe(cookieProxies, true);
    const serving = slots.filter(({ admin, weight }) => admin === "ready" && weight > 0);
    const addresses = await Promise.all(
        serving.map(async ({ id, address }) => [address, ...(await addressesOf(visit, id))]),
    );
    const led = new Set(addresses.flat());
    const names = (await runtime.servers()).filter(({ name, address }) => name.startsWith("n") && address !== "");
    // Without a check nobody would find one up again that is said to be down.
    if (route.check === null || !names.some(({ address }) => led.has(address))) {
        return ready;
    }
    const health = names.map(
        ({ proxy, name, address }) => `set server ${proxy}/${name} health ${led.has(address) ? "up" : "down"}`,
    );
    return [...ready, ...health];
}
