import { CicdError } from "../../../common/errors";
import { isTelling } from "../environment/secret-values";
import type { LogLine } from "../../exec/log-lines";
import type { DeployTools } from "../deploy-tools";

const LINES = 20;
/** Shorter ones would mask half of every text. */
const SHORTEST = 6;
/** The way back must not wait for an engine that is slow to tell. */
const PATIENCE_MS = 3000;
/** What both streams said within so long was said together: the engine doesn't know in which order. */
const TOGETHER_MS = 500;

export interface LastOutput {
    /** As they are. */
    lines: readonly LogLine[];
    /** Of its environment, wherever that came from: what must not be read in the lines. */
    secrets: readonly string[];
}

const NOTHING: LastOutput = { lines: [], secrets: [] };

/**
 * The last lines of a container; whoever writes them masks them. None of one that is gone or has no log that can be read,
 * or when the engine takes too long. @throws CicdError ENGINE_UNREACHABLE
 */
export async function lastOutput(id: string, tools: Pick<DeployTools, "engine">): Promise<LastOutput> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<LastOutput>((resolve) => {
        timer = setTimeout(() => resolve(NOTHING), PATIENCE_MS);
    });
    const told = read(id, tools).catch((error: unknown) => {
        // That is waited for elsewhere, and the containers may have ended with it.
        if (error instanceof CicdError) {
            throw error;
        }
        return NOTHING;
    });
    return Promise.race([told, late]).finally(() => clearTimeout(timer));
}

/** Without its environment nobody could mask what it said. */
async function read(id: string, { engine }: Pick<DeployTools, "engine">): Promise<LastOutput> {
    const facts = await engine.facts(id);
    if (facts === null) {
        return NOTHING;
    }
    const telling = Object.entries(facts.environment).filter(([key, value]) => isTelling(key, value));
    const secrets = telling.flatMap(([, value]) => [value, ...passwordIn(value)]);
    return { lines: await engine.lastLines(id, LINES), secrets };
}

/** Of an address, which may be printed in parts. */
function passwordIn(value: string): string[] {
    const { password = "" } = URL.canParse(value) ? new URL(value) : {};
    return password.length < SHORTEST ? [] : [password, ...decoded(password)];
}

function decoded(text: string): string[] {
    try {
        return [decodeURIComponent(text)];
    } catch {
        return [];
    }
}

/** Of what stdout and stderr said at the end together, stderr tells more. */
export function lastSaid(lines: readonly LogLine[]): string | undefined {
    const last = lines.at(-1);
    const error = lines.findLast(({ stream }) => stream === "stderr");
    const together = last !== undefined && error !== undefined && last.at - error.at <= TOGETHER_MS;
    return (together ? error : last)?.text.trim();
}
