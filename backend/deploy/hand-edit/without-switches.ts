import type { Section, Value } from "../../../common/compose-edit";
import type { ReleaseContent } from "../../models/releases";
import { isSection } from "./values";

/** What a switch took over from its service. */
const TAKEN = ["ports", "container_name"];
const NAME_BEHIND = /\.behind\.switch$/;

/** Services of a release with the service that is their switch. */
export function switchesOf(content: ReleaseContent): Map<string, string> {
    return new Map(
        Object.entries(content.services).flatMap(([name, { rollout }]) =>
            rollout?.route?.switchService ? [[name, rollout.route.switchService] as const] : [],
        ),
    );
}

function listOrKeys(value: Value | undefined): Section {
    if (Array.isArray(value)) {
        return Object.fromEntries(value.map((entry) => [String(entry), null]));
    }
    return isSection(value) ? value : {};
}

/** The networks of both, with the name behind the switch taken out again. */
function networksOf(service: Section, taker: Section): Value | undefined {
    if (service.networks === undefined && taker.networks === undefined) {
        return undefined;
    }
    const joined: Section = { ...listOrKeys(taker.networks), ...listOrKeys(service.networks) };
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

function givenBack(service: Section, taker: Section): Section {
    const taken = TAKEN.flatMap((key) => (taker[key] === undefined ? [] : [[key, taker[key]] as const]));
    const networks = networksOf(service, taker);
    const labels: Section = taker.labels === undefined ? {} : { labels: mergedLabels(service.labels, taker.labels) };
    return { ...service, ...Object.fromEntries(taken), ...labels, ...(networks === undefined ? {} : { networks }) };
}

function mergedLabels(own: Value | undefined, taken: Value): Value {
    return Array.isArray(own) || Array.isArray(taken)
        ? [...(Array.isArray(own) ? own : []), ...(Array.isArray(taken) ? taken : [])]
        : { ...listOrKeys(own), ...listOrKeys(taken) };
}

function withoutLinks(service: Value, switches: ReadonlyMap<string, string>): Value {
    if (!isSection(service) || !Array.isArray(service.links)) {
        return service;
    }
    const ours = new Set([...switches].map(([name, taker]) => `${taker}:${name}`));
    const links = service.links.filter((link) => !ours.has(String(link)));
    const { links: _all, ...rest } = service;
    return links.length > 0 ? { ...rest, links } : rest;
}

/** A compose file as it would be without traffic switches: what they took over is back at its service. */
export function withoutSwitches(root: Section, switches: ReadonlyMap<string, string>): Section {
    if (switches.size === 0 || !isSection(root.services)) {
        return root;
    }
    const services = Object.fromEntries(
        Object.entries(root.services).map(([name, service]) => [name, withoutLinks(service, switches)]),
    );
    for (const [name, taker] of switches) {
        const [service, taking] = [services[name], services[taker]];
        if (isSection(service) && isSection(taking)) {
            services[name] = givenBack(service, taking);
            delete services[taker];
        }
    }
    return { ...root, services };
}
