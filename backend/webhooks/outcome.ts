import type { Verdict } from "../../common/states";
import type { PushResult } from "../use-cases/enqueue-push";
import { cutReason } from "../use-cases/pushes/cut-reason";
import type { Delivery } from "./delivery";
import type { ForgeEvent, PullRequestEvent, PushEvent } from "./forges/forge";

/** What became of an authentic delivery, and the answer to its sender. */
export interface Outcome {
    verdict: Verdict;
    reason: string;
    deployments: number[];
    /** 202 for what was taken in, 200 where there was nothing left to do (a duplicate, a ping). */
    status: 200 | 202;
}

/** @param results one for each push and pull request among the events, in order */
export function outcomeOf(
    { parsed, again }: Pick<Delivery, "parsed" | "again">,
    results: readonly PushResult[],
    duplicate: boolean,
): Outcome {
    if (duplicate) {
        return { verdict: "duplicate", reason: "this delivery was accepted before", deployments: [], status: 200 };
    }
    const who = again ? `delivery #${again.of} sent again by ${again.by}; ` : "";
    if (!Array.isArray(parsed)) {
        return {
            verdict: "ignored",
            reason: cutReason(`${who}${parsed.ignored}`),
            deployments: [],
            status: parsed.ping ? 200 : 202,
        };
    }
    const deployments = results.flatMap((result) => result.deployments);
    const accepted = results.some((result) => result.pending || result.deployments.length > 0);
    const verdict = accepted ? "accepted" : "ignored";
    return { verdict, reason: cutReason(`${who}${reasonOf(parsed, results)}`), deployments, status: 202 };
}

function reasonOf(events: readonly ForgeEvent[], results: readonly PushResult[]): string {
    const ownReasons = [...results];
    const parts = events.flatMap((event) => {
        if (event.kind === "delete") {
            return [`${shortName(event.ref)} was deleted`];
        }
        if (event.kind === "checks") {
            return [`checks of ${event.sha.slice(0, 7)} changed`];
        }
        const reasons = ownReasons.shift()?.reasons ?? [];
        const said = reasons.length > 0 ? reasons : ["no stack is bound to this repository"];
        return [...lead(event), ...said];
    });
    return [...new Set(parts)].join("; ");
}

/** What stands before the stacks' reasons. */
function lead(event: PushEvent | PullRequestEvent): string[] {
    if (event.kind === "pull-request") {
        return [`pull request #${event.number}${event.fork ? " from a fork" : ""}`];
    }
    return event.forced ? [`forced push to ${shortName(event.ref)}`] : [];
}

function shortName(ref: string): string {
    return ref.replace(/^refs\/heads\//, "branch ").replace(/^refs\/tags\//, "tag ");
}
