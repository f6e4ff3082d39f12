import { refuseCanceled } from "../exchange/refuse-canceled";
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
    const end = tools.clock.now().getTime() + limitMs;
    for (;;) {
        refuseCanceled(context);
        if (await isSo()) {
            return true;
        }
        if (tools.clock.now().getTime() >= end) {
            return false;
        }
        await tools.wait(INTERVAL_MS, context.signal);
    }
}
