import type { QueuedView, QueueView } from "../../../common/queue-views";
import type { DeploymentView } from "../../../common/views";
import { deployments } from "../../models/deployments";
import { queueLine, type QueuedRow } from "../../models/queue-line";
import type { Dependencies } from "../dependencies";
import { deploymentViews } from "../views/deployment-view";
import { inLine } from "./line-order";
import { predecessor } from "./queue-turns";
import { whyQueued } from "./why-queued";

const SHOWN = 200;

/** What waits for its turn over all stacks, with the place and the reason of each. */
export async function showQueue({ db, queue }: Pick<Dependencies, "db" | "queue">): Promise<QueueView> {
    const [places, running] = [await queue.places(), await queueLine.running(db)];
    const line = inLine(await queueLine.queued(db));
    const taken = running.size;
    const shown = line.slice(0, SHOWN);
    const views = await deploymentViews(
        db,
        await deployments.findAll(
            db,
            shown.map(({ id }) => id),
        ),
    );
    const viewOf = new Map(views.map((view) => [view.id, view]));
    const items = shown.flatMap((row, index): QueuedView[] => {
        const deployment = viewOf.get(row.id);
        const behind = predecessor(line, index, running);
        const place = index + 1;
        const why = whyQueued({ place, behind, places, taken });
        return deployment ? [{ place, behind, why, ...moves(line, index), deployment }] : [];
    });
    return { places, taken, queued: line.length, items: items.filter(isQueued) };
}

const isQueued = ({ deployment }: { deployment: DeploymentView }) => deployment.state === "queued";

/** Places change only with other stacks' deployments. */
function moves(line: readonly QueuedRow[], at: number): Pick<QueuedView, "canMoveUp" | "canMoveDown"> {
    const { stack } = line[at]!;
    const other = (row: QueuedRow) => row.stack !== stack;
    return { canMoveUp: line.slice(0, at).some(other), canMoveDown: line.slice(at + 1).some(other) };
}
