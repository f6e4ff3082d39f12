import type { Duplex } from "node:stream";
import { connectContainer, NotConnected } from "./connect-container";
import type { ProbeAnswer, ProbeQuestion, ProbeRun } from "./health-probe";

type Talk = (connection: Duplex, port: number) => Promise<ProbeAnswer>;

const GONE: ProbeAnswer = { well: false, detail: "has no container any more" };

function unclear(ports: readonly number[]): ProbeAnswer {
    const known = ports.length === 0 ? "it names no port" : `it has the ports ${ports.join(", ")}`;
    return { well: false, detail: `can't be asked, because its probe says no port and ${known}`, hopeless: true };
}

/** Connects to the port that the question names, or to the only one that there is, and has the talk there. */
export async function askPort(
    container: string,
    question: ProbeQuestion,
    run: ProbeRun & { talk: Talk },
): Promise<ProbeAnswer> {
    const place = await run.engine.place(container);
    if (place === null) {
        return GONE;
    }
    const port = question.port ?? (place.ports.length === 1 ? place.ports[0] : undefined);
    if (port === undefined) {
        return unclear(place.ports);
    }
    try {
        const connection = await connectContainer({ place, port, connectMs: question.maxLatencyMs }, run);
        try {
            return await run.talk(connection, port);
        } finally {
            connection.destroy();
        }
    } catch (error) {
        if (error instanceof NotConnected) {
            return { well: false, detail: `accepts no connection on port ${port} (${error.message})` };
        }
        throw error;
    }
}
