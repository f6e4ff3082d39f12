import type { QueueTurn } from "../../../common/glance-views";
import { t } from "../texts";

/** "Place 2 in line, behind #41 of this stack, which is running." */
export function turnSentence({ place, behind, places, taken }: QueueTurn): string {
    const where = t("turn.place", { place });
    if (behind) {
        return `${where} ${t(behind.state === "running" ? "turn.behindRunning" : "turn.behind", { id: behind.id })}`;
    }
    return `${where} ${taken < places ? t("turn.soon") : t("turn.taken", { taken, places })}`;
}
