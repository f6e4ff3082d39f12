import type { ProbeConfig } from "../../../../common/rollout-schema";
import type { EnginePort } from "../../engine-port";

export interface ProbeAnswer {
    well: boolean;
    /** As the end of a sentence about the service: "answers 500 instead of 200-399". */
    detail: string;
    /** What the container said: it may hold secrets, so that only what is masked may show it. */
    said?: string;
    /** Asking again would not help: the settings are wrong. */
    hopeless?: boolean;
}

export interface ProbeRun {
    engine: EnginePort;
    /** Nobody waits for the answer any more: then it is thrown. */
    signal: AbortSignal;
}

/** What there is to ask: the settings, without how often and how long they are asked. */
export type ProbeQuestion = Pick<ProbeConfig, "path" | "status" | "body" | "maxLatencyMs" | "port" | "command">;

/**
 * Asks a running container once whether it is well; how often it is asked, and how many answers count, is not its
 * business. What the container does wrong is an answer.
 * @throws CicdError ENGINE_UNREACHABLE
 */
export interface HealthProbe {
    type: ProbeConfig["type"];
    ask(container: string, question: ProbeQuestion, run: ProbeRun): Promise<ProbeAnswer>;
}
