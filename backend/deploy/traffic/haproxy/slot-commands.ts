import type { Route } from "../../../../common/route";
import { proxyOf, SLOTS } from "./config-text";

type Asked = Pick<Route, "ports" | "check">;

export const slotServer = (slot: number): string => `s${slot}`;
export const isSlot = (server: string): boolean => server.startsWith("s");
export const slotOf = (server: string): number => Number(server.slice(1));

const onEachPort = ({ ports }: Asked, server: string, words: (port: number) => readonly string[]): string[] =>
    ports.flatMap(({ target }) => words(target).map((rest) => `set server ${proxyOf(target)}/${server} ${rest}`));

/** Known, without a request so far: where it is asked, it counts as down until it answers. */
export function introduce(route: Asked, slot: number, address: string): string[] {
    return onEachPort(route, slotServer(slot), (port) => [
        `addr ${address} port ${port}`,
        "state drain",
        ...(route.check === null ? [] : ["health down"]),
    ]);
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
