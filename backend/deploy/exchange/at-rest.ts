import type { ReleaseContent } from "../../models/releases";
import type { SwitchRun } from "../traffic/traffic-switch";
import { routesOf } from "./remove-routes";

/**
 * False where a switch still holds what a deployment set, or leads by other settings than the release's. One that doesn't
 * answer is judged by its container.
 */
export async function areAtRest(content: ReleaseContent, run: SwitchRun): Promise<boolean> {
    for (const route of routesOf(content)) {
        const driver = run.tools.traffic(route.driver);
        if ((await driver.silence(route, run)) !== null) {
            continue;
        }
        if (!(await driver.holds(route, run)) || (await driver.stats(route, run)).length > 0) {
            return false;
        }
    }
    return true;
}
