import { mapping } from "../policy/json";
import { serviceOf, type Candidate } from "./candidate";
import type { DetectedPort } from "./detect-ports";

/** Why the user's own proxy, as it is set up, can't hand these ports over; null when it can, or is not asked for. */
export function obstacleOfProxy(
    { config: { traffic }, proxies, ...candidate }: Pick<Candidate, "config" | "proxies" | "model" | "name">,
    ports: readonly DetectedPort[],
): string | null {
    if (traffic === "haproxy") {
        return null;
    }
    if (!proxies.includes(traffic)) {
        return `shall be exchanged behind ${traffic}, which no administrator has set up; set it up, or use the built-in switch`;
    }
    // A container is told to the proxy by its address, which has to be one that the proxy reaches.
    if (Object.keys(mapping(serviceOf(candidate).networks)).length > 1) {
        return `is on several networks, and nobody knows on which of them ${traffic} is; leave it on the one that they share, or use the built-in switch`;
    }
    const tcp = ports.find(({ mode }) => mode === "tcp");
    return tcp !== undefined && traffic === "caddy"
        ? `has port ${tcp.target} with other traffic than HTTP, which caddy can't hand over; use the built-in switch`
        : null;
}
