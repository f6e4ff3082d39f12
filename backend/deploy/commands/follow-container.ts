import { CicdError } from "../../../common/errors";
import type { CommandContainer } from "../../exec/command-containers";
import type { LogStream } from "../../exec/log-frames";
import type { CommandTools } from "./command-tools";

/** A stream that goes on although the program has ended is cut off; one that ends too early is opened again. */
const LOOK_MS = 2000;
const REOPEN_MS = 500;
/** How long the engine may be away (an update of it) before a command counts as lost. */
const AWAY_MS = 120_000;

type Tools = Pick<CommandTools, "engine" | "wait" | "clock">;

export interface Following {
    onText: (text: string, stream: LogStream) => void;
    /** Nobody waits for the end any more. */
    signal: AbortSignal;
}

function isAway(error: unknown): boolean {
    return error instanceof CicdError && error.code === "ENGINE_UNREACHABLE";
}

/** An engine that is being restarted answers again; what it ran is judged then. */
async function look(id: string, tools: Tools, signal: AbortSignal): Promise<CommandContainer | null> {
    const since = performance.now();
    for (;;) {
        try {
            return await tools.engine.commandContainer(id);
        } catch (error) {
            if (!isAway(error) || signal.aborted || performance.now() - since > AWAY_MS) {
                throw error;
            }
            await tools.wait(REOPEN_MS, signal);
        }
    }
}

async function cutOffAtEnd(id: string, tools: Tools, reading: AbortController): Promise<void> {
    for (let endedLooks = 0; endedLooks < 2 && !reading.signal.aborted;) {
        await tools.wait(LOOK_MS, reading.signal);
        const found = await look(id, tools, reading.signal).catch(() => null);
        endedLooks = found?.running ? 0 : endedLooks + 1;
    }
    reading.abort();
}

/**
 * Passes on what the program says until it has ended. Answers how; null when the container was removed.
 * @throws CicdError ENGINE_UNREACHABLE when the engine stays away
 */
export async function followContainer(
    id: string,
    following: Following,
    tools: Tools,
): Promise<CommandContainer | null> {
    let heardAt = 0;
    const onText: Following["onText"] = (text, stream) => {
        heardAt = tools.clock.now().getTime();
        following.onText(text, stream);
    };
    for (;;) {
        const reading = new AbortController();
        const watching = cutOffAtEnd(id, tools, reading);
        const signal = AbortSignal.any([reading.signal, following.signal]);
        const since = heardAt;
        await tools.engine.readCommandLog(id, { since, onText, signal }).catch((error: unknown) => {
            if (!isAway(error)) {
                throw error;
            }
        });
        reading.abort();
        await watching;
        const found = await look(id, tools, following.signal);
        if (!found?.running || following.signal.aborted) {
            return found;
        }
        await tools.wait(REOPEN_MS, following.signal);
    }
}
