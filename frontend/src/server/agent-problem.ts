import type { ErrorCode } from "../../../common/errors";
import { VERSION } from "../../../common/version";
import { t } from "../texts";
import type { Reach } from "./agent-channel";
import { PageError } from "./page-error";

/** Why another instance can't be used from this page now. */
export type AgentTrouble = "offline" | "unknown" | "missing" | "older" | "newer";

const codes: Record<AgentTrouble, ErrorCode> = {
    offline: "STARTING",
    unknown: "NOT_FOUND",
    missing: "NOT_FOUND",
    older: "STATE_CONFLICT",
    newer: "STATE_CONFLICT",
};
const longestVersion = 20;

export class AgentProblem extends PageError {
    constructor(
        readonly trouble: AgentTrouble,
        server: string,
        version: unknown = "",
    ) {
        // What an instance says of itself is a remote text.
        const there = String(version ?? "").slice(0, longestVersion) || "?";
        const values = { server, there, here: VERSION };
        super({
            code: codes[trouble],
            message: t(`agent.${trouble}`, values),
            hint: t(`agent.${trouble}.hint`, values),
        });
    }

    /** Whether it ends by itself, so that what was shown may stay. */
    get passes(): boolean {
        return this.trouble === "offline";
    }
}

/** Null while nothing is wrong, or not yet. */
export function problemOf(reach: Reach, endpoint: string): AgentProblem | null {
    return reach === "offline" || reach === "unknown" ? new AgentProblem(reach, endpoint) : null;
}
