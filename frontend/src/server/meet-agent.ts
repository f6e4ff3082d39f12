import type { CicdError } from "../../../common/errors";
import { compareVersion } from "../../../common/handshake";
import type { AgentLine } from "./agent-channel";
import type { Result } from "./calls";
import { AgentProblem, problemOf } from "./agent-problem";

export interface AgentWaits {
    /** For the host's own connection to the instance. */
    reachMs: number;
    /** For the extension there, once the instance itself has answered something that was asked later. */
    silenceMs: number;
    /** For anything at all. */
    agentMs: number;
}

type Hello = Result<"hello">;

interface Asking {
    endpoint: string;
    agent: AgentLine;
    ask(timeoutMs: number): Promise<Hello>;
    wait: AgentWaits;
}

/**
 * Asks another instance who it is. One without the extension drops what it does not know without a word, so it is
 * asked something that every Dockge answers right behind: silence on the first and an answer to the second tell it.
 *
 * @throws AgentProblem
 */
export async function meetAgent({ endpoint, agent, ask, wait }: Asking): Promise<Hello> {
    await reached(agent, endpoint, wait.reachMs);
    const answer = ask(wait.agentMs).catch((error: CicdError) => refused(error, endpoint));
    let end = (): void => undefined;
    const trouble = new Promise<never>((_, reject) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        let over = false;
        const stop = agent.onReach((reach) => reach !== "online" && reject(new AgentProblem("offline", endpoint)));
        agent.knock(() => {
            const missing = () => reject(new AgentProblem("missing", endpoint));
            timer = over ? undefined : setTimeout(missing, wait.silenceMs);
        });
        end = () => {
            over = true;
            clearTimeout(timer);
            stop();
        };
    });
    try {
        return requireSame(await Promise.race([answer, trouble]), endpoint);
    } finally {
        end();
    }
}

/** Resolves when the host is connected to the instance and logged in there. */
async function reached(agent: AgentLine, endpoint: string, reachMs: number): Promise<void> {
    let end = (): void => undefined;
    const online = new Promise<void>((resolve, reject) => {
        const look = () => {
            const problem = problemOf(agent.reach(), endpoint);
            if (problem) {
                reject(problem);
            } else if (agent.reach() === "online") {
                resolve();
            }
        };
        const stop = agent.onReach(look);
        const timer = setTimeout(() => reject(new AgentProblem("offline", endpoint)), reachMs);
        end = () => {
            clearTimeout(timer);
            stop();
        };
        look();
    });
    await online.finally(() => end());
}

/** The very first question has never changed: whoever does not understand it is of another time. */
function refused(error: CicdError, endpoint: string): never {
    const isOfOtherTime = error.code === "UNKNOWN_SETTING" || error.code === "INVALID_INPUT";
    throw isOfOtherTime ? new AgentProblem("older", endpoint) : error;
}

function requireSame(hello: Hello, endpoint: string): Hello {
    const age = compareVersion(hello);
    if (age !== "same") {
        throw new AgentProblem(age, endpoint, hello?.extension);
    }
    return hello;
}
