import type { Document } from "yaml";
import type { Route } from "../../../common/route";
import { list, mapping, text, type Mapping } from "../policy/json";
import { ServiceEditor } from "../render/service-editor";
import { callersOf } from "./callers";
import { placeNetworks, type NetworkPlaces } from "./place-networks";
import { splitEnvironment, splitLabels } from "./proxy-labels";
import { SWITCH_LABEL } from "./switch-names";

export interface Switching {
    stack: string;
    /** Of the driver; null where the proxy is the user's own and needs no container here. */
    section: Mapping | null;
    /** The project as compose resolved it, without any switch. */
    model: Mapping;
    route: Route;
    keepNetworks: readonly string[];
    /** All services whose versions run side by side. */
    doubled: ReadonlySet<string>;
}

/** Puts a switch before a service: it takes the ways in, and who called the service calls the switch. */
export function addSwitch(document: Document, switching: Switching): void {
    const { model, route, section, keepNetworks } = switching;
    const service = new ServiceEditor(document, route.service);
    if (section === null || route.switchService === null) {
        callEverywhere(service, route);
        return;
    }
    const places = placeNetworks({ model, name: route.service, keepNetworks });
    const taken = takeFrom(service, route, places);
    const own = new ServiceEditor(document, route.switchService);
    const labels = { ...taken.labels, [SWITCH_LABEL]: route.service };
    const networks = switchNetworks(switching, places, taken.aliases);
    const expose = route.ports.map(({ target }) => String(target));
    const all = { ...section, ...taken.ways, expose, networks, labels };
    Object.entries(all).forEach(([key, value]) => own.set(key, value));
    if (places.added !== null) {
        addNetwork(document, places.added);
    }
    callersOf({ model, name: route.service, doubled: switching.doubled }, places).forEach((name) =>
        redirect(new ServiceEditor(document, name), route),
    );
}

/** A proxy of the user's own finds it under one name on whichever network they share. */
function callEverywhere(service: ServiceEditor, { backendName }: Route): void {
    const networks = Object.entries(writtenNetworks(service.get("networks") ?? ["default"]));
    const called = networks.map(([network, settings]) => {
        const aliases = [...list(mapping(settings).aliases), backendName];
        return [network, { ...mapping(settings), aliases }] as const;
    });
    service.set("networks", Object.fromEntries(called));
}

function addNetwork(document: Document, name: string): void {
    const networks = mapping((document.toJS() as Mapping).networks);
    if (Object.keys(networks).length === 0) {
        document.set("networks", document.createNode({ [name]: {} }));
    } else {
        document.setIn(["networks", name], document.createNode({}));
    }
}

interface Taken {
    /** Ports, name and what a proxy reads, as written. */
    ways: Mapping;
    labels: Mapping;
    /** By network. */
    aliases: Readonly<Record<string, unknown[]>>;
}

/** What leads to the service is taken away from it; it keeps a name that the switch alone uses. */
function takeFrom(service: ServiceEditor, route: Route, places: NetworkPlaces): Taken {
    const ways = Object.fromEntries(
        ["ports", "container_name"].flatMap((key) => {
            const value = service.get(key);
            return value === undefined || value === null ? [] : [[key, value] as const];
        }),
    );
    Object.keys(ways).forEach((key) => service.delete(key));
    const { own, proxy } = splitLabels(service.get("labels"));
    if (Object.keys(proxy).length > 0) {
        service.set("labels", Object.keys(proxy).some((name) => /^traefik/i.test(name)) ? silenced(own) : own);
    }
    return {
        ways: { ...ways, ...takeEnvironment(service) },
        labels: proxy,
        aliases: takeNetworks(service, route, places),
    };
}

function takeEnvironment(service: ServiceEditor): Mapping {
    const { own, proxy } = splitEnvironment(service.get("environment"));
    if (proxy === undefined) {
        return {};
    }
    service.set("environment", own);
    return { environment: proxy };
}

/** A proxy that takes every container must leave this one to its switch. */
function silenced(labels: unknown): unknown {
    return Array.isArray(labels)
        ? [...labels, "traefik.enable=false"]
        : { ...mapping(labels), "traefik.enable": "false" };
}

function takeNetworks(service: ServiceEditor, route: Route, places: NetworkPlaces): Taken["aliases"] {
    const { shared, kept, taken, added } = places;
    const written = writtenNetworks(service.get("networks"));
    const stays = [...shared, ...kept, ...(added === null ? [] : [added])];
    const isWay = (network: string) => !kept.includes(network);
    const networks = stays.map((network) => {
        const { aliases: _, ...others } = mapping(written[network]);
        const aliases = isWay(network) ? [route.backendName] : [];
        const settings = { ...others, ...(aliases.length > 0 ? { aliases } : {}) };
        return [network, Object.keys(settings).length > 0 ? settings : null] as const;
    });
    service.set("networks", Object.fromEntries(networks));
    return Object.fromEntries(
        [...stays, ...taken].map((network) => [network, list(mapping(written[network]).aliases)]),
    );
}

function writtenNetworks(written: unknown): Mapping {
    return Array.isArray(written) ? Object.fromEntries(written.map((name) => [text(name), null])) : mapping(written);
}

/** Where the service itself is gone, the switch answers to all its names, the one that compose gave it included. */
function switchNetworks({ stack, route }: Switching, places: NetworkPlaces, aliases: Taken["aliases"]): Mapping {
    const everywhere = [...places.shared, ...places.kept, ...(places.added === null ? [] : [places.added])];
    const own = everywhere.map((network) => [network, withAliases(aliases[network] ?? [])] as const);
    const instead = places.taken.map((network) => {
        const names = [route.service, `${stack}-${route.service}-1`, ...(aliases[network] ?? [])];
        return [network, withAliases(names)] as const;
    });
    return Object.fromEntries([...own, ...instead]);
}

function withAliases(aliases: readonly unknown[]): Mapping | null {
    return aliases.length === 0 ? null : { aliases: [...aliases] };
}

/** The caller's own resolver answers the service's names, old links included, with the switch. */
function redirect(caller: ServiceEditor, { service, switchService }: Route): void {
    const links = list(caller.get("links")).map(text);
    const isOld = (link: string) => link.split(":")[0] === service;
    const names = links.filter(isOld).map((link) => link.split(":")[1] ?? service);
    const redirected = [...new Set([...names, service])].map((name) => `${switchService}:${name}`);
    caller.set("links", [...links.filter((link) => !isOld(link)), ...redirected]);
    // What the old link said about the order still holds.
    dependOn(caller, [switchService!, ...(names.length > 0 ? [service] : [])]);
}

/** Compose takes a link for a dependency whose restart is the caller's, too, unless another one is written. */
function dependOn(caller: ServiceEditor, names: readonly string[]): void {
    const written = caller.get("depends_on");
    if (Array.isArray(written) || written === undefined || written === null) {
        caller.set("depends_on", [...new Set([...list(written), ...names])]);
        return;
    }
    const added = Object.fromEntries(names.map((name) => [name, { condition: "service_started" }]));
    caller.set("depends_on", { ...added, ...mapping(written) });
}
