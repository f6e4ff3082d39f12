import { CicdError } from "../../../common/errors";
import type { QueueMove } from "../../../common/queue-schema";
import type { QueueView } from "../../../common/queue-views";
import { queueLine } from "../../models/queue-line";
import type { Dependencies } from "../dependencies";
import { requireDeployment } from "../start-deployment";
import { inLine, moved, prioritiesFor } from "./line-order";
import { showQueue } from "./show-queue";

/**
 * Changes a queued deployment's place in line among the stacks; those of one stack keep their order. Answers the line
 * as it is then; at its end already, nothing changes.
 *
 * @throws CicdError NOT_FOUND, STATE_CONFLICT when it is not queued (any more)
 */
export async function moveDeployment(
    deps: Pick<Dependencies, "db" | "bus" | "queue">,
    id: number,
    to: QueueMove,
): Promise<QueueView> {
    const { state, stack } = await requireDeployment(deps, id);
    await deps.db.transaction(async (trx) => {
        const line = inLine(await queueLine.queued(trx));
        if (!line.some((row) => row.id === id)) {
            throw notQueued(id, state);
        }
        await queueLine.setPriorities(trx, prioritiesFor(line, moved(line, id, to)));
    });
    deps.bus.publish({ type: "stack", stack });
    return showQueue(deps);
}

function notQueued(id: number, state: string): CicdError {
    const hints: Record<string, string> = {
        waiting: "It gets its place in line when what it waits for is over.",
        running: "It has its turn already.",
    };
    return new CicdError({
        code: "STATE_CONFLICT",
        message: `Deployment ${id} is ${state === "queued" ? "no longer queued" : state}.`,
        safe: "The order of the queue was not changed.",
        hint: hints[state] ?? "Only what is queued has a place in line: GET /queue lists it.",
    });
}
