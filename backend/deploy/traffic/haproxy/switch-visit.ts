import type { Route } from "../../../../common/route";
import type { SwitchRun } from "../traffic-switch";
import { proxyOf } from "./config-text";
import type { ServerState } from "./server-state";
import { slotServer } from "./slot-commands";
import { readSlots, type Slot } from "./slot-table";
import { switchLayout, type SwitchLayout } from "./switch-layout";
import { switchRuntime, type SwitchRuntime } from "./switch-runtime";

/** One call on one switch: what it is about and how to reach it. */
export interface Visit {
    route: Route;
    run: SwitchRun;
    layout: SwitchLayout;
    runtime: SwitchRuntime;
    /** HAProxy's names of the route's ports. */
    proxies: readonly string[];
    /** Those where a cookie leads clients back. */
    cookieProxies: readonly string[];
}

export function visit(route: Route, run: SwitchRun): Visit {
    const layout = switchLayout(run.tools.layout, route.service);
    const sticky = route.ports.filter((port) => port.sticky && port.mode !== "tcp");
    return {
        route,
        run,
        layout,
        runtime: switchRuntime(layout),
        proxies: route.ports.map(({ target }) => proxyOf(target)),
        cookieProxies: sticky.map(({ target }) => proxyOf(target)),
    };
}

/**
 * The containers that the switch itself knows, on every port that it has: one that was started anew knows none, and one
 * with an older configuration has other ports than the route.
 */
export async function knownSlots({ layout, proxies }: Visit, servers: readonly ServerState[]): Promise<Slot[]> {
    const table = await readSlots(layout);
    const here = proxies.filter((proxy) => servers.some((server) => server.proxy === proxy));
    const isIn = ({ slot, address }: Slot, proxy: string) =>
        serversOf(slot, servers).some((server) => server.proxy === proxy && server.address === address);
    return here.length === 0 ? [] : table.filter((slot) => here.every((proxy) => isIn(slot, proxy)));
}

/** The servers of one slot, one for each port. */
export function serversOf(slot: number, servers: readonly ServerState[]): ServerState[] {
    return servers.filter(({ name }) => name === slotServer(slot));
}
