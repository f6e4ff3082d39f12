import type { StrategyName } from "../../../common/rollout-schema";
import type { ServiceRollout } from "../../models/releases";

/** How a service is exchanged; compose's own way where nothing was asked. */
export function strategyOf(rollout: Pick<ServiceRollout, "strategy"> | null | undefined): StrategyName {
    return rollout?.strategy ?? "recreate";
}

/** Whether both of its versions run side by side for a while. */
export function isExchanged(rollout: Pick<ServiceRollout, "strategy"> | null | undefined): boolean {
    return strategyOf(rollout) !== "recreate";
}
