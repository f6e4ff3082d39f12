import { CicdError, toErrorView, type ErrorView } from "../../common/errors";
import type { StackAnswer, StackEvent, StackGuard, StackTexts } from "./host";
import { ShownTexts, type Reader } from "./shown-texts";

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
    /** What pages were shown of the stacks that they may change. */
    readonly shown = new ShownTexts();
    private readonly guards: StackGuard[] = [];

    /** An event of a page, with what is known of what the page shows. */
    event(reader: Reader, name: string, args: readonly unknown[]): StackEvent {
        const { stack, userId } = reader;
        const shows = (texts: StackTexts) => this.shown.isShown(reader, texts);
        return { name, stack, args, userId, saved: savedTexts(name, args), shows };
    }

    add(guard: StackGuard): void {
        this.guards.push(guard);
    }

    /**
     * Runs `proceed` inside all guards. Answers what to tell the page where a guard did it in the host's place.
     * @throws what a guard refused with, or what `proceed` threw
     */
    async run(event: StackEvent, proceed: () => Promise<void>): Promise<StackAnswer | null> {
        let answer: StackAnswer | null = null;
        const guarded = this.guards.reduceRight<() => Promise<void>>(
            (inner, guard) => async () => {
                answer = (await guard(event, inner)) ?? answer;
            },
            proceed,
        );
        await guarded();
        return answer;
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

const SAVING = ["saveStack", "deployStack"];

/** The texts that an event writes into the stack's files; null for events that write none. */
function savedTexts(name: string, [, composeYAML, composeENV]: readonly unknown[]): StackTexts | null {
    return SAVING.includes(name) && typeof composeYAML === "string"
        ? { composeYAML, composeENV: typeof composeENV === "string" ? composeENV : "" }
        : null;
}
