import { refuseCanceled } from "../exchange/refuse-canceled";
import { timeLimit } from "../time-limit";
import type { SwitchRun } from "./traffic-switch";

const INTERVAL_MS = 50;

/**
 * Asks until it is so; answers whether it was before the time was over.
 * @throws CicdError CANCELED
 */
export async function awaitCondition(
    isSo: () => Promise<boolean>,
    limitMs: number,
    { tools, context }: SwitchRun,
): Promise<boolean> {
    const isOver = timeLimit(limitMs, tools.clock);
    for (;;) {
        refuseCanceled(context);
        const isLast = isOver();
        if (await isSo()) {
            return true;
        }
        if (isLast) {
            return false;
        }
        await tools.wait(INTERVAL_MS, context.signal);
    }
}
