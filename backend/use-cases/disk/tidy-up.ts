import { isFinal } from "../../../common/states";
import type { EventBus } from "../../models/event-bus";
import type { DiskDeps } from "./disk-kind";
import { pruneDisk } from "./manage-disk";

export interface TidyUp {
    /** Over all stacks; one turn at a time. */
    all(): Promise<void>;
    /** Begins no turn any more, and waits for the one at work. */
    close(): Promise<void>;
}

/** Tidies up a stack after each of its deployments, and everything when it is told to. */
export function createTidyUp(deps: DiskDeps & { bus: EventBus }, report: (error: unknown) => void): TidyUp {
    const waiting = new Set<string | undefined>();
    let turn: Promise<void> | null = null;
    let closed = false;

    async function work(): Promise<void> {
        for (const stack of waiting) {
            waiting.delete(stack);
            if (!closed) {
                await pruneDisk(deps, { stack, report }).catch(report);
            }
        }
    }

    function ask(stack: string | undefined): Promise<void> {
        waiting.add(stack);
        return (turn ??= work().finally(() => (turn = null)));
    }

    const unsubscribe = deps.bus.subscribe((event) => {
        if (event.type === "deployment" && isFinal(event.to)) {
            void ask(event.stack);
        }
    });
    return {
        all: () => ask(undefined),
        async close() {
            closed = true;
            unsubscribe();
            await turn;
        },
    };
}
