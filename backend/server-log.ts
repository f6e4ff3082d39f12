import type { Clock } from "./models/clock";

/** One JSON line per event on standard output, as log collectors take it. */
export interface ServerLog {
    info(message: string, facts?: Record<string, unknown>): void;
    error(message: string, error: unknown): void;
}

export function createServerLog(clock: Clock, write: (line: string) => void = (line) => console.log(line)): ServerLog {
    const line = (level: string, message: string, facts: Record<string, unknown>) =>
        write(JSON.stringify({ time: clock.now().toISOString(), level, component: "cicd", message, ...facts }));
    return {
        info: (message, facts = {}) => line("info", message, facts),
        error: (message, error) =>
            line("error", message, {
                error: error instanceof Error ? error.message : String(error),
                stack: error instanceof Error ? error.stack : undefined,
            }),
    };
}
