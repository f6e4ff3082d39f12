import { CicdError } from "../../../../common/errors";
import type { Route, RoutePort } from "../../../../common/route";
import type { ProxyAnswer, ProxyRequest } from "../../../git/request-proxy";
import type { Mapping } from "../../policy/json";
import { list, mapping, text } from "../../policy/json";
import { isRefusedAddress } from "../refused-address";
import { routeId } from "../route-id";
import type { SwitchRun } from "../traffic-switch";
import { readHandler, writeHandler, type CaddyHandler } from "./caddy-handler";

export interface Visit {
    route: Route;
    run: SwitchRun;
    admin: string;
}

type Call = Omit<ProxyRequest, "url"> & { path: string };

/** Somebody else may change the configuration at the same time. */
const TRIES = 8;
/** Each change has Caddy open its admin API anew, which cuts off who is asking it. A change made twice is found made. */
const CALLS = 5;
const PAUSE_MS = 200;

/** @throws CicdError TRAFFIC_SWITCH_FAILED when no administrator has said where Caddy is */
export async function visitCaddy(route: Route, run: SwitchRun): Promise<Visit> {
    const { admin } = (await run.tools.proxies()).caddy;
    if (admin === "") {
        throw failed(route, "has no address in the settings", "Enter where its admin API answers in the settings.");
    }
    return { route, run, admin };
}

/** Each port's handler as it is now. */
export async function readHandlers(visit: Visit): Promise<CaddyHandler[]> {
    return Promise.all(visit.route.ports.map(async (port) => (await readPort(visit, port)).handler));
}

/** Changes each port's handler; nothing is sent where nothing changes. */
export async function changeHandlers(
    visit: Visit,
    change: (handler: CaddyHandler, port: RoutePort) => CaddyHandler,
): Promise<void> {
    // One after the other: each change is a new configuration of the whole server.
    for (const port of visit.route.ports) {
        await changePort(visit, port, (handler) => {
            const rest = { dial: `${visit.route.backendName}:${port.target}`, sticky: port.sticky };
            return writeHandler(change(handler, port), rest);
        });
    }
}

/** As `changeHandlers`, for what is no transition; null leaves one as it is written. */
export async function replaceHandlers(
    visit: Visit,
    replace: (handler: CaddyHandler, port: RoutePort, written: unknown) => Mapping | null,
): Promise<void> {
    for (const port of visit.route.ports) {
        await changePort(visit, port, (handler, written) => replace(handler, port, written));
    }
}

/** Open requests by address and port. */
export async function openRequests(visit: Visit): Promise<Map<string, number>> {
    const { body } = await ask(visit, { method: "GET", path: "/reverse_proxy/upstreams" });
    const known = list(body).map(mapping);
    return new Map(known.map(({ address, num_requests: open }) => [text(address), Number(open) || 0]));
}

async function changePort(
    visit: Visit,
    port: RoutePort,
    change: (handler: CaddyHandler, written: unknown) => Mapping | null,
): Promise<void> {
    for (let tried = 1; tried <= TRIES; tried += 1) {
        const { handler, etag, path, written } = await readPort(visit, port);
        const body = change(handler, written);
        if (body === null || JSON.stringify(body) === JSON.stringify(written)) {
            return;
        }
        const answer = await ask(visit, { method: "PATCH", path, body, ifMatch: etag });
        if (answer.status === 200) {
            return;
        }
        if (answer.status !== 412) {
            throw failed(visit.route, `refused what it was told: ${reasonOf(answer)}`);
        }
    }
    throw failed(visit.route, "is changed by somebody else all the time");
}

async function readPort(visit: Visit, port: RoutePort) {
    const id = routeId(visit.route, port, visit.run);
    const path = `/id/${encodeURIComponent(id)}`;
    const { status, body, etag } = await ask(visit, { method: "GET", path });
    const handler = status === 200 ? readHandler(id, body) : null;
    if (handler === null) {
        throw failed(
            visit.route,
            `has no reverse_proxy with "@id": "${id}"`,
            `Give the reverse_proxy in Caddy's configuration that leads to the service "@id": "${id}", then deploy again.`,
        );
    }
    return { handler, etag, path, written: body };
}

async function ask({ route, run, admin }: Visit, call: Call): Promise<ProxyAnswer> {
    const { wait, requestProxy } = run.tools;
    const { signal } = run.context;
    for (let tried = 1; ; tried += 1) {
        try {
            return await requestProxy({ ...call, url: admin + call.path });
        } catch (error) {
            if (isRefusedAddress(error)) {
                throw failed(route, "has an address in the settings that is never asked", error.message, error);
            }
            if (tried >= CALLS || signal?.aborted) {
                const hint = "Look whether Caddy runs and its admin API can be reached.";
                throw failed(route, "does not answer", hint, error);
            }
            await wait(PAUSE_MS, signal);
        }
    }
}

function reasonOf({ status, body }: ProxyAnswer): string {
    return (text(mapping(body).error) || `status ${status}`).slice(0, 300);
}

function failed(
    { service }: Pick<Route, "service">,
    what: string,
    ...[hint = "Look at Caddy's log, then deploy again.", cause]: [hint?: string, cause?: unknown]
): CicdError {
    return new CicdError(
        {
            code: "TRAFFIC_SWITCH_FAILED",
            message: `Caddy, the proxy of ${service}, ${what}.`,
            safe: "It goes on handing requests to the containers that had them.",
            hint,
        },
        { cause },
    );
}
