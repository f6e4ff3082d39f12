import type { Backend } from "../traffic-switch";
import { awaitCondition } from "../await-condition";
import { addressesOf } from "./drain-backend";
import type { ServerState } from "./server-state";
import { namesServe, withdraw } from "./slot-commands";
import { writeSlots } from "./slot-table";
import { switchError } from "./switch-error";
import { knownSlots, type Visit } from "./switch-visit";

/** The engine's name server forgets a container at once; the switch asks it each second. */
const LIMIT_MS = 30_000;

/** The slots are left only when the names lead to the same containers. */
export async function settleSwitch(visit: Visit, backends: readonly Backend[]): Promise<void> {
    const { route, run, runtime, proxies, cookieProxies } = visit;
    const wanted = await Promise.all(
        backends.map(async ({ id, address }) => new Set([address, ...(await addressesOf(visit, id))])),
    );
    const leads = async (isUp: (server: ServerState) => boolean) => {
        const servers = (await runtime.servers()).filter(({ name, address }) => name.startsWith("n") && address !== "");
        return proxies.every((proxy) =>
            leadTo(
                servers.filter((one) => one.proxy === proxy),
                wanted,
                isUp,
            ),
        );
    };
    if (!(await awaitCondition(() => leads(() => true), LIMIT_MS, run))) {
        throw switchError(route, "does not find by name exactly the containers that serve");
    }
    await runtime.change(namesServe(cookieProxies, true));
    if (!(await awaitCondition(() => leads(({ up, admin }) => up && admin === "ready"), LIMIT_MS, run))) {
        throw switchError(route, "does not find all of the containers up that serve");
    }
    const slots = await knownSlots(visit, await runtime.servers());
    await runtime.change(slots.flatMap(({ slot }) => withdraw(route, slot)));
    await writeSlots(visit.layout, []);
    await runtime.forgetFigures();
}

/** Whether these are exactly the wanted ones, each known by any of its addresses. */
function leadTo(
    servers: readonly ServerState[],
    wanted: readonly ReadonlySet<string>[],
    isUp: (server: ServerState) => boolean,
): boolean {
    const isOne = (addresses: ReadonlySet<string>) =>
        servers.filter(({ address }) => addresses.has(address)).length === 1;
    return servers.length === wanted.length && wanted.every(isOne) && servers.every(isUp);
}
