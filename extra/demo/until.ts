const LIMIT_MS = 180_000;
const PAUSE_MS = 200;

/** Asks again until there is an answer. A refused connection means "not yet"; every other error ends the wait. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + LIMIT_MS;
    while (Date.now() < end) {
        const answer = await ask().catch((error: unknown) => {
            if (error instanceof TypeError) {
                return undefined;
            }
            throw error;
        });
        if (answer) {
            return answer;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new Error(`Waited ${LIMIT_MS / 1000} s for ${what} in vain.`);
}
