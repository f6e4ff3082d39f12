import type { Socket } from "socket.io";
import { CicdError } from "../../../common/errors";
import { refusal } from "../stack-guards";

/** Events that work without a login; every other one is refused. A test goes through all of them. */
export const PUBLIC_EVENTS: readonly string[] = ["needSetup", "setup", "login", "loginByToken", "logout"];

interface SessionData {
    user?: { id: number; username: string };
}

type Answer = (answer: object) => void;

export function sessionOf(socket: Socket): SessionData {
    return socket.data as SessionData;
}

export function userIdOf(socket: Socket): number | null {
    return sessionOf(socket).user?.id ?? null;
}

/** @throws CicdError NOT_LOGGED_IN */
export function requireLogin(socket: Socket): void {
    if (userIdOf(socket) === null) {
        throw new CicdError({ code: "NOT_LOGGED_IN", message: "You are not logged in.", hint: "Log in first." });
    }
}

/** Splits what came over the wire into values and the callback behind them. */
export function splitCallback(args: unknown[]): { values: unknown[]; answer: Answer } {
    const last = args.at(-1);
    return typeof last === "function"
        ? { values: args.slice(0, -1), answer: last as Answer }
        : { values: args, answer: () => {} };
}

/** Binds an event of the connection itself. What the handler returns is the answer; what it throws, a refusal. */
export function bindEvent(
    socket: Socket,
    event: string,
    handler: (...values: unknown[]) => Promise<object> | object,
): void {
    socket.on(event, async (...args: unknown[]) => {
        const { values, answer } = splitCallback(args);
        try {
            if (!PUBLIC_EVENTS.includes(event)) {
                requireLogin(socket);
            }
            answer(await handler(...values));
        } catch (error) {
            answer(refusal(error));
        }
    });
}
