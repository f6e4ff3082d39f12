import type { Trigger, WaitingReason } from "../../../common/states";
import type { Clock } from "../../models/clock";
import type { Db } from "../../models/db";
import type { DomainEvent } from "../../models/event-bus";
import type { NewPush, OpenPush } from "../../models/pushes";
import { transition } from "../../models/transition";

interface Rank {
    stack: string;
    ref: string;
    trigger: Trigger;
    waitingReason: WaitingReason | null;
    holds: readonly WaitingReason[];
}

/** Of a branch and of a pull request from it each has its own newest one. */
const keyOf = ({ stack, ref, trigger }: Rank) => `${trigger === "pull-request" ? "request" : "push"}\n${stack}\n${ref}`;

/** What may never go on must not take the place of what goes on by itself. */
const waits = ({ waitingReason, holds }: Rank) => waitingReason !== null || holds.length > 0;

const replaces = (later: Rank, earlier: Rank) => !waits(later) || waits(earlier);

/** Gives the ids, in order, and marks each that a later one of the same stack and ref replaces. */
export function numberPushes(wanted: readonly NewPush[], firstId: number): void {
    wanted.forEach((push, index) => (push.id = firstId + index));
    const newest = newestOf(wanted);
    for (const push of wanted) {
        push.supersededBy = successorOf(push, newest)?.id ?? null;
    }
}

/** Ends what is queued or waits, where one of `wanted` replaces it. */
export async function supersedeOpen(
    trx: Db,
    clock: Clock,
    { open, wanted }: { open: readonly OpenPush[]; wanted: readonly NewPush[] },
): Promise<DomainEvent[]> {
    const events: DomainEvent[] = [];
    const newest = newestOf(wanted);
    for (const earlier of open) {
        const successor = successorOf(earlier, newest);
        const { id: deployment, stack, state: from } = earlier;
        if (
            successor &&
            (await transition(trx, clock, { deployment, from, to: "superseded", supersededBy: successor.id }))
        ) {
            if (from === "queued") {
                takePlace(successor, earlier);
            }
            events.push({ type: "deployment", stack, deployment, from, to: "superseded" });
        }
    }
    return events;
}

/** Else a stack that is pushed to again and again would begin at the end of the line each time. */
function takePlace(successor: NewPush, { priority, lineSince }: OpenPush): void {
    successor.priority = Math.max(priority, successor.priority ?? 0);
    successor.lineSince = [lineSince, successor.lineSince ?? lineSince].sort()[0];
}

type Newest = ReadonlyMap<string, { free?: NewPush; any: NewPush }>;

function newestOf(wanted: readonly NewPush[]): Newest {
    const newest = new Map<string, { free?: NewPush; any: NewPush }>();
    for (const push of wanted) {
        const free = waits(push) ? newest.get(keyOf(push))?.free : push;
        newest.set(keyOf(push), { free, any: push });
    }
    return newest;
}

/** The last one that may take its place. */
function successorOf(push: Rank & { id: number }, newest: Newest): NewPush | null {
    const known = newest.get(keyOf(push));
    const later = [known?.any, known?.free].find((one) => one && one.id > push.id && replaces(one, push));
    return later ?? null;
}
