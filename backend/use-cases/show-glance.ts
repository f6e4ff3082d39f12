import type { GlanceView } from "../../common/glance-views";
import { deployments } from "../models/deployments";
import { releases, type Release } from "../models/releases";
import { typicalSteps } from "../models/typical-steps";
import type { Dependencies } from "./dependencies";
import { queueTurns } from "./queue/queue-turns";

/** What the panel tells beside the rows; a handful of small queries, none of which asks the engine or Git. */
export async function showGlance(
    deps: Pick<Dependencies, "db" | "queue">,
    stack: string,
    live: Release | null,
): Promise<GlanceView> {
    const { db } = deps;
    return {
        liveBy: live && (await putLiveBy(deps, live)),
        previous: live && (await releases.previous(db, live)),
        typicalSteps: await typicalSteps(db, stack),
        turns: (await queueTurns(deps, [stack])).get(stack) ?? [],
    };
}

/** The last one that went well is the one whose release is live; without one it ran before the stack was connected. */
async function putLiveBy({ db }: Pick<Dependencies, "db">, live: Release): Promise<GlanceView["liveBy"]> {
    const [last] = await deployments.list(db, { stack: live.stack, states: ["succeeded"], limit: 1 });
    return last?.releaseId === live.id ? { id: last.id, trigger: last.trigger, requestedBy: last.requestedBy } : null;
}
