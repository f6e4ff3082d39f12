import type { Candidate } from "./candidate";
import type { DetectedPort } from "./detect-ports";

/** Why the user's own proxy, as it is set up, can't hand these ports over; null when it can, or is not asked for. */
export function obstacleOfProxy(
    { config: { traffic }, proxies }: Pick<Candidate, "config" | "proxies">,
    ports: readonly DetectedPort[],
): string | null {
    if (traffic === "haproxy") {
        return null;
    }
    if (!proxies.includes(traffic)) {
        return `shall be exchanged behind ${traffic}, which no administrator has set up; set it up, or use the built-in switch`;
    }
    const tcp = ports.find(({ mode }) => mode === "tcp");
    return tcp !== undefined && traffic === "caddy"
        ? `has port ${tcp.target} with other traffic than HTTP, which caddy can't hand over; use the built-in switch`
        : null;
}
