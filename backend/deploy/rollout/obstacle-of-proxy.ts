import { phrase, type Phrase } from "../../../common/phrase";
import { mapping } from "../policy/json";
import { serviceOf, type Candidate } from "./candidate";
import type { DetectedPort } from "./detect-ports";

/** Why the user's own proxy, as it is set up, can't hand these ports over; null when it can, or is not asked for. */
export function obstacleOfProxy(
    { config: { traffic }, proxies, ...candidate }: Pick<Candidate, "config" | "proxies" | "model" | "name">,
    ports: readonly DetectedPort[],
): Phrase | null {
    if (traffic === "haproxy") {
        return null;
    }
    if (!proxies.includes(traffic)) {
        return phrase("rollout.noProxy", { traffic });
    }
    // A container is told to the proxy by its address, which has to be one that the proxy reaches.
    if (Object.keys(mapping(serviceOf(candidate).networks)).length > 1) {
        return phrase("rollout.networks", { traffic });
    }
    const tcp = ports.find(({ mode }) => mode === "tcp");
    return tcp !== undefined && traffic === "caddy"
        ? phrase("rollout.proxyTcp", { port: `${tcp.target}`, traffic })
        : null;
}
