import type { CommandTools } from "./command-tools";

/** Last words that the engine has not passed on by then are lost. */
const LAST_WORDS_MS = 3000;
/** What a command wrote as fast as it could takes longer to read than it took to write. */
const READING_MS = 60_000;

type Needs = Pick<CommandTools, "wait">;

/** Whether all that an ended command said was heard: nobody waits for the rest of a flood for ever. */
export async function lastWords(following: Promise<unknown>, { wait }: Needs): Promise<boolean> {
    const heard = following.then(
        () => true,
        () => false,
    );
    return Promise.race([heard, wait(LAST_WORDS_MS).then(() => false)]);
}

/** As `lastWords`, for one that ended by itself: it has more time, until the signal comes. */
export async function lastOutput(following: Promise<unknown>, tools: Needs, signal?: AbortSignal): Promise<boolean> {
    const read = new AbortController();
    const settled = following.then(
        () => undefined,
        () => undefined,
    );
    if (!signal?.aborted) {
        const end = AbortSignal.any([read.signal, ...(signal ? [signal] : [])]);
        await Promise.race([settled, tools.wait(READING_MS, end)]);
        read.abort();
    }
    return lastWords(following, tools);
}
