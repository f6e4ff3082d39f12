import type { ServerLog } from "./server-log";
import { announceExpiry } from "./use-cases/announce-expiry";
import { createTidyUp } from "./use-cases/disk/tidy-up";
import { pruneOld } from "./use-cases/prune-history";

const DAY_MS = 86_400_000;
const AFTER_START_MS = 60_000;

type Parts = Parameters<typeof announceExpiry>[0] &
    Parameters<typeof createTidyUp>[0] & { log: ServerLog; report: (error: unknown) => void };

/** What is to be done once a day and at the start. Answers what ends it. */
export function startDailyWork(parts: Parts, webhooks: { prune(): Promise<unknown> }): { close(): Promise<void> } {
    const { log, report } = parts;
    const tidyUp = createTidyUp(parts, report);
    const eachDay = () => {
        webhooks.prune().catch(report);
        pruneOld(parts).catch(report);
        announceExpiry(parts, (line) => log.info(line)).catch(report);
    };
    eachDay();
    const daily = setInterval(() => {
        eachDay();
        tidyUp.all().catch(report);
    }, DAY_MS).unref();
    // Not while everything else begins.
    const afterStart = setTimeout(() => void tidyUp.all().catch(report), AFTER_START_MS).unref();
    return {
        async close() {
            clearInterval(daily);
            clearTimeout(afterStart);
            await tidyUp.close();
        },
    };
}
