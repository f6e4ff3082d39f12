import type { LookupFunction } from "node:net";
import { isIP } from "node:net";

/** Leads to what was resolved and judged before (see `pinHost`), not to what the DNS says by now. */
export function pinnedLookup(pin: string): LookupFunction {
    const address = pin
        .split(":")
        .slice(2)
        .join(":")
        .split(",")[0]
        .replace(/^\[|\]$/g, "");
    const family = isIP(address);
    return (_host, options, callback) =>
        options.all ? callback(null, [{ address, family }]) : callback(null, address, family);
}
