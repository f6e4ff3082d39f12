import { stripVTControlCharacters } from "node:util";

/**
 * Why docker could not get an image or bring it away. `rate` and `transient` pass by themselves; `login`: refused or
 * missing, which registries often say of images that don't exist, too.
 */
export type RegistryFailure =
    | { kind: "rate"; retryAfterMs: number | null }
    | { kind: "transient" | "login" | "missing"; retryAfterMs?: undefined };

const RATE = /toomanyrequests|\b429\b[^\n]*too many requests|too many requests|rate limit exceeded/i;
const TRANSIENT = [
    /(?:unexpected (?:http )?status|received|status code|unknown:|failed with status|from (?:HEAD|GET|POST|PUT|PATCH) request)[^\n]*\b50[0234]\b/i,
    /\b50[0234] (?:internal server error|bad gateway|service unavailable|gateway time-?out)/i,
    /connection (?:refused|reset|timed out)|broken pipe|i\/o timeout|TLS handshake timeout|no route to host/i,
    /network is unreachable|no such host|temporary failure in name resolution|server misbehaving/i,
    /unexpected EOF|(?:: |")EOF\b|context deadline exceeded|request canceled|client\.timeout exceeded/i,
];
const LOGIN =
    /unauthorized|authentication required|no basic auth credentials|access (?:to the resource )?is denied|(?:pull|push) access denied|insufficient_scope|denied:|\b40[13] (?:unauthorized|forbidden)/i;
const MISSING =
    /manifest unknown|manifest for \S+ not found|name unknown|repository \S+ not found|not found|no such image/i;

const UNITS: Readonly<Record<string, number>> = { µs: 0.001, us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `retry-after: 12`, `retry-after: 328.1µs`, `Retry-After: 1m30s`: in milliseconds. */
function waitIn(output: string): number | null {
    const found = /retry[- ]after:?\s*"?((?:\d+(?:\.\d+)?\s*(?:µs|us|ms|s|m|h)?)+)/i.exec(output);
    if (!found) {
        return null;
    }
    const parts = [...found[1]!.matchAll(/(\d+(?:\.\d+)?)\s*(µs|us|ms|s|m|h)?/g)];
    return Math.ceil(parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit ?? "s"]!, 0));
}

/** What docker's output says; null when it is about something else than a registry. */
export function registryFailure(output: string): RegistryFailure | null {
    const text = stripVTControlCharacters(output);
    if (RATE.test(text)) {
        return { kind: "rate", retryAfterMs: waitIn(text) };
    }
    if (LOGIN.test(text)) {
        return { kind: "login" };
    }
    if (TRANSIENT.some((pattern) => pattern.test(text))) {
        return { kind: "transient" };
    }
    return MISSING.test(text) ? { kind: "missing" } : null;
}

const RESOLVING =
    /failed to resolve source metadata|failed to copy: httpReadSeeker|failed to authorize|failed to fetch (?:oauth|anonymous) token|pulling from host|failed to do request/i;

/**
 * The same of a build: only the lines about base images count, since a command of the build may fail with the same
 * words. With the image, where BuildKit names it.
 */
export function baseImageFailure(output: string): { failure: RegistryFailure; image: string | null } | null {
    const lines = stripVTControlCharacters(output)
        .split(/\r?\n/)
        .filter((line) => RESOLVING.test(line));
    const failure = lines.length > 0 ? registryFailure(lines.join("\n")) : null;
    const named = /failed to resolve source metadata for ([^\s:]+(?::\d+)?[^\s:]*(?::[^\s:]+)?):/.exec(
        lines.join("\n"),
    );
    return failure && { failure, image: named?.[1] ?? null };
}
