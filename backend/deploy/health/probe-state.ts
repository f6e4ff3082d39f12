import type { ProbeConfig } from "../../../common/rollout-schema";
import type { ProbeAnswer } from "./probes/health-probe";

export interface ProbeRules extends Pick<ProbeConfig, "healthyThreshold" | "unhealthyThreshold"> {
    startPeriodMs: number;
}

/** `unsettled`: not well yet, or not for certain any more. */
export interface ProbeVerdict extends Pick<ProbeAnswer, "detail" | "said"> {
    verdict: "well" | "unsettled" | "failed";
}

/** What the answers of one container, from one start of it on, add up to. */
export class ProbeState {
    #good = 0;
    #bad = 0;
    #wasWell = false;
    #last: ProbeAnswer | null = null;

    /** @param since when it was first seen to run, milliseconds since 1970 */
    constructor(
        private readonly rules: ProbeRules,
        private readonly since: number,
    ) {}

    get wasWell(): boolean {
        return this.#wasWell;
    }

    note(answer: ProbeAnswer, now: number): void {
        this.#last = answer;
        if (answer.well) {
            this.#good += 1;
            this.#bad = 0;
            this.#wasWell ||= this.#good >= this.rules.healthyThreshold;
            return;
        }
        this.#good = 0;
        if (this.#wasWell || now - this.since >= this.rules.startPeriodMs) {
            this.#bad += 1;
        }
    }

    judge(): ProbeVerdict {
        if (this.#last === null) {
            return { verdict: "unsettled", detail: "its probe has not been answered yet" };
        }
        const { detail, said, well, hopeless = false } = this.#last;
        if (hopeless || this.#bad >= this.rules.unhealthyThreshold) {
            return { verdict: "failed", detail, said };
        }
        return { verdict: this.#wasWell && well ? "well" : "unsettled", detail, said };
    }
}
