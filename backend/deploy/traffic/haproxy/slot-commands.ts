import type { Route } from "../../../../common/route";
import { proxyOf, SLOTS } from "./config-text";

type Asked = Pick<Route, "ports" | "check">;

export const slotServer = (slot: number): string => `s${slot}`;
export const isSlot = (server: string): boolean => server.startsWith("s");
export const slotOf = (server: string): number => Number(server.slice(1));

const onEachPort = ({ ports }: Asked, server: string, words: (port: number) => readonly string[]): string[] =>
    ports.flatMap(({ target }) => words(target).map((rest) => `set server ${proxyOf(target)}/${server} ${rest}`));

/** `new`: counts as down until it answers the check. `known`: goes on as it was, and is asked. `trusted`: is not asked. */
export type Standing = "new" | "known" | "trusted";

interface Guest {
    slot: number;
    address: string;
    standing: Standing;
}

/** Known to the switch, without a request so far. */
export function introduce(route: Asked, { slot, address, standing }: Guest): string[] {
    const asked = route.check !== null && standing !== "trusted";
    const health = { new: ["health down"], known: [], trusted: ["health up"] }[standing];
    return [
        ...(asked ? checks("enable", route, slot) : []),
        ...onEachPort(route, slotServer(slot), (port) => [
            `addr ${address} port ${port}`,
            "state drain",
            ...(route.check === null ? [] : health),
        ]),
        ...(route.check !== null && !asked ? checks("disable", route, slot) : []),
    ];
}

/** Of one that is known: whether it is asked from now on, or taken for well. */
export function trust(route: Asked, slot: number, trusted: boolean): string[] {
    if (route.check === null) {
        return [];
    }
    const well = onEachPort(route, slotServer(slot), () => ["health up"]);
    return trusted ? [...well, ...checks("disable", route, slot)] : checks("enable", route, slot);
}

function checks(what: "enable" | "disable", { ports }: Asked, slot: number): string[] {
    return ports.map(({ target }) => `${what} health ${proxyOf(target)}/${slotServer(slot)}`);
}

/** What is known of the names is from before: they are up again once they answer. */
export function doubtNames(route: Asked): string[] {
    const names = Array.from({ length: SLOTS }, (_, index) => `n${index + 1}`);
    return route.check === null ? [] : names.flatMap((name) => onEachPort(route, name, () => ["health down"]));
}

export function serve(route: Asked, slot: number, weight: number): string[] {
    return onEachPort(route, slotServer(slot), () => [`weight ${weight}`, "state ready"]);
}

/** Asked on, without new requests; a cookie still leads there. */
export function pause(route: Asked, slot: number): string[] {
    return onEachPort(route, slotServer(slot), () => ["state drain"]);
}

/** Out of everything: cookies are of no use any more. What is open ends by itself. */
export function withdraw(route: Asked, slot: number): string[] {
    return onEachPort(route, slotServer(slot), () => ["state maint"]);
}

/** Whether cookies may lead to containers by name: in transition the slots alone say who gets what. */
export function namesServe(proxies: readonly string[], yes: boolean): string[] {
    const names = Array.from({ length: SLOTS }, (_, index) => `n${index + 1}`);
    return proxies.flatMap((proxy) =>
        names.map((name) => `set server ${proxy}/${name} state ${yes ? "ready" : "maint"}`),
    );
}
