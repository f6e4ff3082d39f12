import { CicdError, toErrorView, type ErrorView } from "../../common/errors";
import type { StackEvent, StackGuard } from "./host";

/** The host's events that change a stack; each has the stack's name as its first argument. */
export const STACK_EVENTS = [
    "deployStack",
    "saveStack",
    "deleteStack",
    "startStack",
    "stopStack",
    "restartStack",
    "updateStack",
    "downStack",
    "startService",
    "stopService",
    "restartService",
] as const;

/** What the host's page shows of a refusal. */
export interface Refusal {
    ok: false;
    msg: string;
    error: ErrorView;
}

/** Guards around the host's stack-changing events; the first one registered is the outermost. */
export class StackGuards {
    private readonly guards: StackGuard[] = [];

    add(guard: StackGuard): void {
        this.guards.push(guard);
    }

    /** Runs `proceed` inside all guards. @throws what a guard refused with, or what `proceed` threw */
    async run(event: StackEvent, proceed: () => Promise<void>): Promise<void> {
        const guarded = this.guards.reduceRight<() => Promise<void>>(
            (inner, guard) => () => guard(event, inner),
            proceed,
        );
        await guarded();
    }
}

/** An error in the words of the host's own answers. */
export function refusal(error: unknown): Refusal {
    if (!(error instanceof CicdError)) {
        console.error("[cicd] a stack event failed:", error);
    }
    const view = toErrorView(error);
    const msg = [view.message, view.safe, view.hint].filter(Boolean).join(" ");
    return { ok: false, msg, error: view };
}
