import type { QueueTurn } from "../../../common/glance-views";
import type { QueuedView } from "../../../common/queue-views";
import { queueLine, type QueuedRow } from "../../models/queue-line";
import type { Dependencies } from "../dependencies";
import { inLine } from "./line-order";

/** What goes before the one at `index` among those of its own stack. */
export function predecessor(
    line: readonly QueuedRow[],
    index: number,
    running: ReadonlyMap<string, number>,
): QueuedView["behind"] {
    const { stack } = line[index]!;
    const before = line.slice(0, index).findLast((row) => row.stack === stack);
    const runs = running.get(stack);
    if (before) {
        return { id: before.id, state: "queued" };
    }
    return runs === undefined ? null : { id: runs, state: "running" };
}

/** The turns of the stacks that are wanted, by stack; a stack with nothing queued has an empty list. */
export async function queueTurns(
    { db, queue }: Pick<Dependencies, "db" | "queue">,
    stacks: readonly string[],
): Promise<Map<string, QueueTurn[]>> {
    const turns = new Map<string, QueueTurn[]>(stacks.map((stack) => [stack, []]));
    const line = inLine(await queueLine.queued(db));
    if (!line.some(({ stack }) => turns.has(stack))) {
        return turns;
    }
    const [places, running] = [await queue.places(), await queueLine.running(db)];
    line.forEach(({ id, stack }, index) => {
        const behind = predecessor(line, index, running);
        turns.get(stack)?.push({ deployment: id, place: index + 1, behind, places, taken: running.size });
    });
    return turns;
}
