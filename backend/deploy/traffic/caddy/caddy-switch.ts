import type { Route, RoutePort } from "../../../../common/route";
import { list, mapping } from "../../policy/json";
import { awaitCondition } from "../await-condition";
import type { Backend, BackendStats, SwitchRun, TrafficSwitch } from "../traffic-switch";
import type { CaddyHandler } from "./caddy-handler";
import { changeHandlers, openRequests, readHandlers, replaceHandlers, visitCaddy } from "./caddy-visit";

/** Looks that must agree: a request that was just being handed over shows in the next one. */
const EMPTY_LOOKS = 2;

/**
 * A Caddy of the user's own, told what to do over its admin API. Which of its handlers lead to the service is said by
 * their `@id`. It counts what is open, but neither errors nor latency.
 */
export const caddySwitch: TrafficSwitch = {
    name: "caddy",
    measures: false,
    async ensure(route, run) {
        await readHandlers(await visitCaddy(route, run));
        return true;
    },
    /** Whatever its handlers say about this route, a deployment said: there are no settings besides. */
    holds: () => Promise.resolve(true),
    async silence(route, run) {
        return readHandlers(await visitCaddy(route, run)).then(
            () => null,
            (error: Error) => error.message,
        );
    },
    async shift(route, backends, run) {
        const visit = await visitCaddy(route, run);
        await changeHandlers(visit, (handler, port) => shifted(handler, port, backends));
    },
    async drain(route, backend, run) {
        const visit = await visitCaddy(route, run);
        await changeHandlers(visit, (handler) => parked(handler, backend.id));
        const dials = route.ports.map(({ target }) => dialOf(backend.address, target));
        let left = 0;
        let empty = 0;
        const look = async () => {
            const open = await openRequests(visit);
            left = dials.reduce((sum, dial) => sum + (open.get(dial) ?? 0), 0);
            empty = left === 0 ? empty + 1 : 0;
            return empty >= EMPTY_LOOKS;
        };
        await awaitCondition(look, route.drainSeconds * 1000, run);
        return { left };
    },
    async settle(route, _backends, run) {
        await changeHandlers(await visitCaddy(route, run), (handler) => ({ ...handler, shares: null, parked: [] }));
    },
    async remove(route, run) {
        await replaceHandlers(await visitCaddy(route, run), ({ id, own, shares }, { target }, written) => {
            const ours = shares !== null || leadsTo(written, `${route.backendName}:${target}`);
            // Its own name is what others know a service by that has no switch any more.
            return ours ? { "@id": id, ...own, upstreams: [{ dial: `${route.service}:${target}` }] } : null;
        });
    },
    stats,
};

function leadsTo(written: unknown, dial: string): boolean {
    return list(mapping(written).upstreams).some((upstream) => mapping(upstream).dial === dial);
}

function dialOf(address: string, port: number): string {
    return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Those with a weight serve; whoever served before, or has none, stays known. */
function shifted(
    handler: CaddyHandler,
    { target }: RoutePort,
    known: readonly (Backend & { weight: number })[],
): CaddyHandler {
    const named = known.map(({ id, address, weight }) => ({ container: id, dial: dialOf(address, target), weight }));
    const isNamed = (container: string) => named.some((one) => one.container === container);
    const others = [...(handler.shares ?? []), ...handler.parked].filter(({ container }) => !isNamed(container));
    const waiting = [...named.filter(({ weight }) => weight === 0), ...others];
    const serving = named.filter(({ weight }) => weight > 0);
    return {
        ...handler,
        shares: serving.length > 0 ? serving : handler.shares,
        parked: waiting.map(({ container, dial }) => ({ container, dial })),
    };
}

function parked(handler: CaddyHandler, id: string): CaddyHandler {
    const leaving = handler.shares?.find(({ container }) => container === id);
    // The last one keeps its place: there is nobody to take over.
    if (handler.shares === null || leaving === undefined || handler.shares.length === 1) {
        return handler;
    }
    return {
        ...handler,
        shares: handler.shares.filter((share) => share !== leaving),
        parked: [...handler.parked, { container: id, dial: leaving.dial }],
    };
}

async function stats(route: Route, run: SwitchRun): Promise<BackendStats[]> {
    const visit = await visitCaddy(route, run);
    const [handlers, open] = await Promise.all([readHandlers(visit), openRequests(visit)]);
    const all = handlers.flatMap(({ shares, parked: waiting }) => [
        ...(shares ?? []),
        ...waiting.map((one) => ({ ...one, weight: 0 })),
    ]);
    const ids = [...new Set(all.map(({ container }) => container))].filter((id) => id !== "");
    return ids.map((id) => {
        const own = all.filter(({ container }) => container === id);
        const weight = Math.max(...own.map((one) => one.weight));
        const leaves = handlers.every(({ shares }) => !shares?.some(({ container }) => container === id));
        return {
            // It asks no container by itself: one that is known and doesn't leave is as well as its own health says.
            ...{ id, weight, state: leaves ? ("drain" as const) : ("up" as const) },
            ...{ requests: 0, errors: 0, latencyMs: null },
            open: own.reduce((sum, { dial }) => sum + (open.get(dial) ?? 0), 0),
        };
    });
}
