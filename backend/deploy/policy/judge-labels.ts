import { COMMAND_LABEL } from "../commands/command-names";
import { SWITCH_LABEL } from "../rollout/switch-names";
import type { Judge } from "./judge-keys";
import { mapping, text } from "./json";
import { right } from "./namespaces";
import type { Finding } from "./right";

/**
 * Reverse proxies and updaters that take orders from the labels of whatever container they see. Some read names in any
 * case, and Caddy's may be numbered.
 */
const LISTENERS: Readonly<Record<string, RegExp>> = {
    traefik: /^traefik(\.|$)/i,
    caddy: /^caddy(_\d+)?(\.|$)/i,
    "com.centurylinklabs.watchtower": /^com\.centurylinklabs\.watchtower(\.|$)/i,
    nginx: /^nginx(\.|$)/i,
    ofelia: /^ofelia(\.|$)/i,
};
const COMPOSE_LABELS = "com.docker.compose.";
/** What tells the containers of builds, commands and switches apart from those of stacks. */
const OWN_LABELS = [COMMAND_LABEL, SWITCH_LABEL, "dockge-cicd"];

/** What labels ask for by their names, whoever put them on: the compose file or an image. */
export function judgeLabelNames(keys: readonly string[], { service, at }: { service: string; at: string }): Finding[] {
    if (keys.some((key) => key.toLowerCase().startsWith(COMPOSE_LABELS))) {
        return [{ at, reason: `labels that begin with ${COMPOSE_LABELS} are Compose's own` }];
    }
    const own = OWN_LABELS.find((name) => keys.some((key) => key === name || key.startsWith(`${name}.`)));
    if (own !== undefined) {
        return [{ at, reason: `labels that begin with ${own} belong to containers that this server makes itself` }];
    }
    const spokenTo = Object.entries(LISTENERS).filter(([, names]) => keys.some((key) => names.test(key)));
    return spokenTo.map(([name]) => right(service, "proxy-labels", name));
}

export const labels: Judge = (value, place) => {
    const keys = Array.isArray(value) ? value.map((entry) => text(entry).split("=")[0]!) : Object.keys(mapping(value));
    return judgeLabelNames(keys, place);
};
