import { CicdError } from "../../../common/errors";
import type { CommandContainer } from "../../exec/command-containers";
import type { LogStream } from "../../exec/log-frames";
import type { CommandTools } from "./command-tools";

/** A stream that stays open and silent although the program has ended is cut off; one that ends early is opened again. */
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

interface Reading {
    controller: AbortController;
    /** How many pieces came so far: what the program left behind may take longer to read than it took to write. */
    pieces: () => number;
}

async function cutOffAtEnd(id: string, tools: Tools, { controller, pieces }: Reading): Promise<void> {
    const { signal } = controller;
    for (let silentLooks = 0; silentLooks < 2 && !signal.aborted;) {
        const before = pieces();
        await tools.wait(LOOK_MS, signal);
        const found = await look(id, tools, signal).catch(() => null);
        silentLooks = found?.running || pieces() > before ? 0 : silentLooks + 1;
    }
    controller.abort();
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
    let pieces = 0;
    const onText: Following["onText"] = (text, stream) => {
        pieces += 1;
        heardAt = tools.clock.now().getTime();
        following.onText(text, stream);
    };
    for (;;) {
        const controller = new AbortController();
        const watching = cutOffAtEnd(id, tools, { controller, pieces: () => pieces });
        const signal = AbortSignal.any([controller.signal, following.signal]);
        const since = heardAt;
        await tools.engine.readCommandLog(id, { since, onText, signal }).catch((error: unknown) => {
            if (!isAway(error)) {
                throw error;
            }
        });
        controller.abort();
        await watching;
        const found = await look(id, tools, following.signal);
        if (!found?.running || following.signal.aborted) {
            return found;
        }
        await tools.wait(REOPEN_MS, following.signal);
    }
}
