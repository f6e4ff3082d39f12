import type { Section, Value } from "../../../common/compose-edit";
import type { ReleaseContent } from "../../models/releases";
import { SWITCH_LABEL } from "../rollout/switch-names";
import { isSection } from "./values";

/** What a switch takes over as it is written, and what of it is taken key by key. */
const WHOLE = ["ports", "container_name"];
const BY_KEY = ["labels", "environment"];
const NAME_BEHIND = /\.behind\.switch$/;

/** Services of a release with the service that is their switch. */
export function switchesOf(content: ReleaseContent): Map<string, string> {
    return new Map(
        Object.entries(content.services).flatMap(([name, { rollout }]) =>
            rollout?.route?.switchService ? [[name, rollout.route.switchService] as const] : [],
        ),
    );
}

/** `A=1` and `A: "1"` as the latter. */
function asKeys(value: Value | undefined): Section {
    if (!Array.isArray(value)) {
        return isSection(value) ? value : {};
    }
    const pairs = value.map(String).map((entry): [string, Value] => {
        const at = entry.indexOf("=");
        return at === -1 ? [entry, null] : [entry.slice(0, at), entry.slice(at + 1)];
    });
    return Object.fromEntries(pairs);
}

const asList = (keys: Section): Value[] =>
    Object.entries(keys).map(([key, value]) =>
        value === null ? key : `${key}=${typeof value === "object" ? JSON.stringify(value) : value}`,
    );

/** Both together, in the form that the repository uses. */
function together(own: Value | undefined, taken: Value | undefined, like: Value | undefined): Value | undefined {
    if (own === undefined && taken === undefined) {
        return undefined;
    }
    const { [SWITCH_LABEL]: _ours, ...keys } = { ...asKeys(own), ...asKeys(taken) };
    return Array.isArray(like) ? asList(keys) : keys;
}

/** The networks of both, with the name behind the switch taken out again. */
function networksOf(service: Section, taker: Section): Value {
    const joined: Section = { ...asKeys(taker.networks), ...asKeys(service.networks) };
    return Object.fromEntries(
        Object.entries(joined).map(([name, entry]) => {
            if (!isSection(entry) || !Array.isArray(entry.aliases)) {
                return [name, entry];
            }
            const aliases = entry.aliases.filter((alias) => !NAME_BEHIND.test(String(alias)));
            const { aliases: _all, ...rest } = entry;
            const left = aliases.length > 0 ? { ...rest, aliases } : rest;
            return [name, Object.keys(left).length > 0 ? left : null];
        }),
    );
}

const given = (keys: Record<string, Value | undefined>) =>
    Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)) as Section;

/** A service with what its switch took over from it. */
function withTaken(service: Section, taker: Section, like: Section): Section {
    const whole = Object.fromEntries(WHOLE.map((key) => [key, taker[key] ?? service[key]]));
    const byKey = Object.fromEntries(BY_KEY.map((key) => [key, together(service[key], taker[key], like[key])]));
    return given({ ...service, ...whole, ...byKey, networks: networksOf(service, taker) });
}

/** A service that reaches another one's switch, without what makes it do so. */
function withoutWays(service: Value, takers: ReadonlySet<string>): Value {
    if (!isSection(service)) {
        return service;
    }
    const left = (value: Value | undefined, nameOf: (entry: string) => string): Value | undefined => {
        if (Array.isArray(value)) {
            const kept = value.filter((entry) => !takers.has(nameOf(String(entry))));
            return kept.length > 0 || value.length === 0 ? kept : undefined;
        }
        if (!isSection(value)) {
            return value;
        }
        const kept = Object.entries(value).filter(([name]) => !takers.has(name));
        return kept.length > 0 ? Object.fromEntries(kept) : undefined;
    };
    const links = left(service.links, (link) => link.split(":")[0]!);
    return given({ ...service, links, depends_on: left(service.depends_on, (name) => name) });
}

/**
 * A compose file as it would be without traffic switches: what they took over is back at its service.
 * @param like the repository's own file, whose forms of labels and variables are used
 */
export function putBack(root: Section, switches: ReadonlyMap<string, string>, like: Section): Section {
    if (switches.size === 0 || !isSection(root.services)) {
        return root;
    }
    const takers = new Set(switches.values());
    const written = isSection(like.services) ? like.services : {};
    const services = Object.fromEntries(
        Object.entries(root.services).map(([name, service]) => [name, withoutWays(service, takers)]),
    );
    for (const [name, taker] of switches) {
        const [service, taking, own] = [services[name], services[taker], written[name]];
        if (isSection(service) && isSection(taking)) {
            services[name] = withTaken(service, taking, isSection(own) ? own : {});
        }
        delete services[taker];
    }
    return { ...root, services };
}

/** What a switch is made of beside what it took over, by its name: nothing that the repository says. */
export function switchParts(root: Section, switches: ReadonlyMap<string, string>): Section {
    const services = isSection(root.services) ? root.services : {};
    const parts = [...switches.values()].map((taker) => {
        const service = isSection(services[taker]) ? services[taker] : {};
        const own = Object.entries(service).filter(([key]) => ![...WHOLE, ...BY_KEY, "networks"].includes(key));
        return [taker, Object.fromEntries(own)] as const;
    });
    return { services: Object.fromEntries(parts) };
}
