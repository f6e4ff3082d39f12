import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import { settings } from "../models/settings";

const FRESH_MS = 1000;

/** The largest body of a delivery as the settings have it, in bytes; asked for at most once a second. */
export function bodyLimit(db: Database, clock: Clock): () => Promise<number> {
    let known: { limit: Promise<number>; at: number } | null = null;
    return () => {
        const now = clock.now().getTime();
        if (!known || Math.abs(now - known.at) > FRESH_MS) {
            known = { limit: settings.load(db).then(({ maxBodyBytes }) => maxBodyBytes), at: now };
            known.limit.catch(() => (known = null));
        }
        return known.limit;
    };
}
