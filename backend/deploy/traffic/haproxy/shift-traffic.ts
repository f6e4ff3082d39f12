import { awaitCondition } from "../await-condition";
import { placeBackends, type Placed, type Share } from "./place-backends";
import type { ServerState } from "./server-state";
import { introduce, namesServe, pause, serve, trust, withdraw } from "./slot-commands";
import { switchError } from "./switch-error";
import { serversOf, type Visit } from "./switch-visit";

/** New ones get a slot and are asked; those with a weight get it together once they are up, and all others lose theirs. */
export async function shiftTraffic(visit: Visit, backends: readonly Share[]): Promise<void> {
    const { route, runtime } = visit;
    const { placed, others, strange } = await placeBackends(visit, backends);
    const asked = placed.filter(({ admin }) => admin === null || admin === "maint");
    const changed = placed.filter((one) => !asked.includes(one) && one.trusted !== one.wasTrusted);
    await runtime.change([
        ...asked.flatMap(({ slot, address, trusted }) =>
            introduce(route, { slot, address, standing: trusted ? "trusted" : "new" }),
        ),
        ...changed.flatMap(({ slot, trusted }) => trust(route, slot, trusted)),
    ]);
    const chosen = placed.filter(({ weight }) => weight > 0);
    const losing = [...others, ...placed.filter(({ weight }) => weight === 0)].filter(({ admin }) => admin === "ready");
    await awaitUp(visit, chosen, losing);
    await runtime.change([
        ...strange.flatMap((slot) => withdraw(route, slot)),
        ...chosen.flatMap(({ slot, weight }) => serve(route, slot, weight)),
        ...losing.flatMap(({ slot }) => (visit.cookieProxies.length > 0 ? withdraw : pause)(route, slot)),
        ...(chosen.length > 0 ? namesServe(visit.cookieProxies, false) : []),
    ]);
    const servers = await runtime.servers();
    if (!chosen.every((one) => onEveryPort(visit, serversOf(one.slot, servers), (server) => hasShare(server, one)))) {
        throw switchError(route, "did not take the new weights");
    }
}

/** One that the switch doesn't name on a port is not there. */
function onEveryPort(
    { proxies }: Visit,
    servers: readonly ServerState[],
    isSo: (server: ServerState) => boolean,
): boolean {
    return proxies.every((proxy) => servers.some((server) => server.proxy === proxy && isSo(server)));
}

const hasShare = ({ admin, weight }: ServerState, share: Share) => admin === "ready" && weight === share.weight;

/**
 * Waits as long as the check may take. One that stays down gets its weight all the same: it serves when it comes up,
 * and until then nobody is led there. Only if nobody would be left, those who serve keep their place.
 */
async function awaitUp(visit: Visit, chosen: readonly Placed[], losing: readonly Placed[]): Promise<void> {
    const { route, run, runtime } = visit;
    if (chosen.length === 0) {
        return;
    }
    const up = async () => {
        const servers = await runtime.servers();
        return chosen.filter(({ slot }) => onEveryPort(visit, serversOf(slot, servers), (server) => server.up)).length;
    };
    const isUp = await awaitCondition(async () => (await up()) === chosen.length, checkTime(visit), run);
    if (!isUp && losing.length > 0 && (await up()) === 0) {
        throw switchError(route, "finds none of the containers up that shall get the traffic");
    }
}

const MARGIN_MS = 3000;

/** How long a container that is well may take until its check has found it so. */
function checkTime({ route: { check } }: Visit): number {
    const looks = check ? check.healthyThreshold * Math.min(500, check.intervalSeconds * 1000) : 0;
    return MARGIN_MS + looks + (check?.maxLatencyMs ?? 0);
}
