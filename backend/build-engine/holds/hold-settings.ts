import type { Db } from "../../models/db";
import { globalPauses } from "../../models/global-pause";
import { settings } from "../../models/settings";
import type { HoldInput } from "./first-hold";

/** What holds deployments of every stack: for `firstHold`. */
export async function loadHoldSettings(db: Db): Promise<Pick<HoldInput, "freezeWindows" | "globalPause">> {
    const { freezeWindows } = await settings.load(db);
    return { freezeWindows, globalPause: await globalPauses.find(db) };
}
