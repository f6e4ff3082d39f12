import type { CicdError } from "../../../common/errors";
import type { CommandResult } from "../../exec/command";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { RegistryFailure } from "./registry-failure";
import { RegistryRateError } from "./registry-rate-error";

const TRIES = 5;
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;
/** For a registry that wants to be left alone without saying for how long. */
const RATE_PAUSE_MS = 60_000;
/** What takes longer holds no lock: the deployment waits outside. */
const LONGEST_HELD_MS = 120_000;

export interface Patient {
    /** Of the registry, for people. */
    host: string;
    /** The image that it may be asked about. */
    reference: string | null;
    /** From now on. */
    deadlineMs: number;
    attempt: (deadlineMs: number) => Promise<CommandResult>;
    judge: (result: CommandResult) => RegistryFailure | null;
    /** What is thrown when no wait helps. */
    failed: (result: CommandResult, failure: RegistryFailure | null) => CicdError;
}

type Tools = Pick<DeployTools, "clock" | "wait" | "registries">;

/**
 * Tries a call to a registry again while what went wrong passes by itself: after the time that the registry names, or
 * after growing pauses. Anything else, and the end of the patience, is the call's own error.
 * @throws RegistryRateError where the registry wants to be left alone for longer than this call can wait
 */
export async function withPatience(
    call: Patient,
    tools: Tools,
    context: Pick<DeployContext, "log" | "signal">,
): Promise<CommandResult> {
    const end = tools.clock.now().getTime() + call.deadlineMs;
    for (let tries = 1; ; tries++) {
        const left = end - tools.clock.now().getTime();
        const result = await call.attempt(Math.max(1, left));
        if (result.exitCode === 0) {
            return result;
        }
        const failure = call.judge(result);
        const pause = await pauseAfter(failure, tries, { call, tools });
        if (pause === null) {
            throw call.failed(result, failure);
        }
        const now = tools.clock.now().getTime();
        const fits = now + pause < end && pause <= LONGEST_HELD_MS && tries < TRIES;
        if (!fits) {
            throw failure?.kind === "rate"
                ? new RegistryRateError(call.host, new Date(now + pause))
                : call.failed(result, failure);
        }
        const why = failure?.kind === "rate" ? "takes no more requests for now" : "can't be reached";
        context.log(`${call.host} ${why}; trying again in ${Math.ceil(pause / 1000)} s`);
        await tools.wait(pause, context.signal);
    }
}

async function pauseAfter(
    failure: RegistryFailure | null,
    tries: number,
    { call, tools }: { call: Patient; tools: Tools },
): Promise<number | null> {
    if (failure?.kind === "rate") {
        const asked = failure.retryAfterMs ?? (call.reference && (await tools.registries.retryAfter(call.reference)));
        return typeof asked === "number" ? Math.max(asked, FIRST_PAUSE_MS) : RATE_PAUSE_MS;
    }
    return failure?.kind === "transient" ? Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) : null;
}
