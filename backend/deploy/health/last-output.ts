import { CicdError } from "../../../common/errors";
import type { LogLine } from "../../exec/log-lines";
import type { DeployTools } from "../deploy-tools";

const LINES = 20;
/** The way back must not wait for an engine that is slow to tell. */
const PATIENCE_MS = 3000;
/** What both streams said within so long was said together: the engine doesn't know in which order. */
const TOGETHER_MS = 500;

/**
 * The last lines of a container, as they are: whoever writes them masks them. None of one that is gone or has no log
 * that can be read, or when the engine takes too long. @throws CicdError ENGINE_UNREACHABLE
 */
export async function lastOutput(id: string, { engine }: Pick<DeployTools, "engine">): Promise<LogLine[]> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<LogLine[]>((resolve) => {
        timer = setTimeout(() => resolve([]), PATIENCE_MS);
    });
    const read = engine.lastLines(id, LINES).catch((error: unknown) => {
        // That is waited for elsewhere, and the containers may have ended with it.
        if (error instanceof CicdError) {
            throw error;
        }
        return [];
    });
    return Promise.race([read, late]).finally(() => clearTimeout(timer));
}

/** Of what stdout and stderr said at the end together, stderr tells more. */
export function lastSaid(lines: readonly LogLine[]): string | undefined {
    const last = lines.at(-1);
    const error = lines.findLast(({ stream }) => stream === "stderr");
    const together = last !== undefined && error !== undefined && last.at - error.at <= TOGETHER_MS;
    return (together ? error : last)?.text.trim();
}
