import { stopDaemon } from "../engine/daemon.mjs";
import { ensureEngine } from "../engine/ensure.mjs";
import { EngineUnavailable } from "../engine/run.mjs";
import { say } from "./say.mjs";

/**
 * Calls `work` with the environment that reaches a Docker Engine, or with null where there is none and none can
 * be made (the reason is said). A private engine that was started for this is stopped afterwards.
 */
export async function withEngine(work) {
    let engine = null;
    try {
        engine = await ensureEngine();
    } catch (error) {
        if (!(error instanceof EngineUnavailable)) {
            throw error;
        }
        say(error.message);
    }
    try {
        return await work(engine?.env ?? null);
    } finally {
        if (engine?.started) {
            say("Stopping the private Docker Engine that was started for this.");
            await stopDaemon();
        }
    }
}
