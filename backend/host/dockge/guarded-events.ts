import { refusal, STACK_EVENTS, type StackGuards } from "../stack-guards";
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
                void guarded({ name, args, original, userId: socket.userID ?? null }, guards);
            });
        }
    }
}

interface Call {
    name: string;
    args: unknown[];
    original: Callback;
    userId: number | null;
}

async function guarded({ name, args, original, userId }: Call, guards: StackGuards): Promise<void> {
    const last = args.at(-1);
    const answer = typeof last === "function" ? (last as Callback) : null;
    const values = answer ? args.slice(0, -1) : args;
    const [stack] = values;
    try {
        if (typeof stack !== "string") {
            await forward(original, values, answer);
            return;
        }
        await guards.run({ name, stack, args: values, userId }, () => forward(original, values, answer));
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
