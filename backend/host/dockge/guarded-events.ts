import { refusal, STACK_EVENTS, type StackGuards } from "../stack-guards";
import { textsIn } from "../shown-texts";
import type { AgentSocket, DockgeSocket } from "./dockge-server";

type Callback = (...args: unknown[]) => unknown;

/** After this long a guard is let go although Dockge has not finished; milliseconds. */
const PATIENCE_MS = 30 * 60_000;

/** Replaces Dockge's own handlers of stack-changing events on this connection by guarded ones. */
export function guardEvents(socket: DockgeSocket, agentSocket: AgentSocket, guards: StackGuards): void {
    for (const name of STACK_EVENTS) {
        const original = agentSocket.eventList.get(name);
        if (original) {
            agentSocket.eventList.set(name, (...args) => {
                void guarded({ name, args, original, socket }, guards);
            });
        }
    }
    noteShownTexts(socket, agentSocket, guards);
}

/** The page reads a stack's files with this event alone. */
function noteShownTexts(socket: DockgeSocket, agentSocket: AgentSocket, guards: StackGuards): void {
    const original = agentSocket.eventList.get("getStack");
    if (!original) {
        return;
    }
    agentSocket.eventList.set("getStack", (stack, ...rest) => {
        const answer = rest.at(-1);
        if (typeof stack !== "string" || typeof answer !== "function") {
            return original(stack, ...rest);
        }
        return original(stack, (...results: unknown[]) => {
            const texts = textsIn(results[0]);
            if (texts) {
                guards.shown.note({ connection: socket.id, userId: socket.userID ?? null, stack }, texts);
            }
            return (answer as Callback)(...results);
        });
    });
    socket.on("disconnect", () => guards.shown.forget(socket.id));
}

interface Call {
    name: string;
    args: unknown[];
    original: Callback;
    socket: DockgeSocket;
}

async function guarded({ name, args, original, socket }: Call, guards: StackGuards): Promise<void> {
    const last = args.at(-1);
    const answer = typeof last === "function" ? (last as Callback) : null;
    const values = answer ? args.slice(0, -1) : args;
    const [stack] = values;
    try {
        if (typeof stack !== "string") {
            await forward(original, values, answer);
            return;
        }
        const reader = { connection: socket.id, userId: socket.userID ?? null, stack };
        const event = guards.event(reader, name, values);
        const passOn: Callback = (...results) => {
            if (event.saved && (results[0] as { ok?: unknown } | undefined)?.ok === true) {
                guards.shown.note(reader, event.saved);
            }
            return answer?.(...results);
        };
        const instead = await guards.run(event, () => forward(original, values, answer && passOn));
        if (instead) {
            answer?.({ ok: true, msg: instead.msg });
        }
    } catch (error) {
        answer?.(refusal(error));
    }
}

/** Resolves when Dockge has answered, has ended without an answer (it drops some errors), or took too long. */
async function forward(original: Callback, values: unknown[], answer: Callback | null): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS);
        const passOn: Callback = (...results) => {
            resolve();
            return answer?.(...results);
        };
        Promise.resolve(original(...values, passOn)).then(
            () => resolve(),
            () => resolve(),
        );
    });
    await answered;
    clearTimeout(timer);
}
