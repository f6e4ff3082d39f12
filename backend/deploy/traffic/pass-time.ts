import { refuseCanceled } from "../exchange/refuse-canceled";
import type { SwitchRun } from "./traffic-switch";

/**
 * For what nobody tells: resolves when the time is over, and not because somebody ended the waiting.
 * @throws CicdError CANCELED
 */
export async function passTime(ms: number, { tools, context }: SwitchRun): Promise<void> {
    refuseCanceled(context);
    await tools.wait(ms, context.signal);
    refuseCanceled(context);
}
