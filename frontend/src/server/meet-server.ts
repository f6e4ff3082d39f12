import { compareVersion } from "../../../common/handshake";
import type { CicdError } from "../../../common/errors";
import { extensionMissing, otherVersion } from "./answers";
import type { Result } from "./calls";

type Hello = Result<"hello">;

interface Waits {
    helloMs: number;
    /** The host drops calls of a connection that is not logged in yet, so the first ones are repeated. */
    helloAttempts: number;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks the server that the page came from. Right after a connection, silence and "not logged in" both mean "not yet".
 * Its pages are its own, so another version of it means that the page is older.
 */
export async function meetServer(ask: (timeoutMs: number) => Promise<Hello>, wait: Waits): Promise<Hello> {
    let last: CicdError = extensionMissing("");
    for (let attempt = 0; attempt < wait.helloAttempts; attempt++) {
        const begun = Date.now();
        try {
            return requireSame(await ask(wait.helloMs));
        } catch (error) {
            const { code } = error as CicdError;
            if (code !== "TIMED_OUT" && code !== "NOT_LOGGED_IN") {
                throw error;
            }
            last = code === "NOT_LOGGED_IN" ? (error as CicdError) : last;
        }
        await pause(wait.helloMs - (Date.now() - begun));
    }
    throw last;
}

function requireSame(hello: Hello): Hello {
    if (compareVersion(hello) !== "same") {
        throw otherVersion("");
    }
    return hello;
}
