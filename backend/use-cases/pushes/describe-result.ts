import type { NewPush } from "../../models/pushes";
import type { PushResult } from "../enqueue-push";
import type { Decided } from "./decide-pushes";

const SHOWN = 4;

/** In few words, also where a repository has many stacks: what was queued first, equal reasons once. */
export function describeResult({ request, queued, unsure, ignored }: Decided): PushResult {
    return {
        deployments: queued.map(({ id }) => id),
        pending: unsure.length > 0,
        reasons: [
            ...(queued.length > SHOWN ? [sumUp(queued)] : queued.map(sentence)),
            ...(unsure.length > 0 ? [pendingReason(request.ref)] : []),
            ...groups(ignored),
        ],
    };
}

/** Stands in a delivery's reason until Git has answered. */
export function pendingReason(ref: string): string {
    return `Git is asked what ${ref.replace(/^refs\/(heads|tags)\//, "")} changed`;
}

function sumUp(queued: readonly NewPush[]): string {
    const some = queued.slice(0, SHOWN).map(({ id, stack }) => `#${id} for ${stack}`);
    return `${queued.length} deployments: ${some.join(", ")} and ${queued.length - SHOWN} more`;
}

function sentence(push: NewPush): string {
    if (push.supersededBy !== null) {
        return `#${push.id} for ${push.stack} is superseded by #${push.supersededBy}`;
    }
    if (push.waitingReason === null) {
        return `queued #${push.id} for ${push.stack}`;
    }
    return `#${push.id} waits: ${push.waitingReason === "paused" ? `${push.stack} is paused` : WAITS[push.waitingReason]}`;
}

const WAITS = {
    approval: "somebody has to approve it",
    checks: "the forge's checks are not green yet",
    freeze: "it is in a freeze window",
    rate: "too many came at once",
    stopped: "the stack was stopped by hand",
};

function groups(ignored: Decided["ignored"]): string[] {
    const stacks = new Map<string, string[]>();
    for (const { stack, reason } of ignored) {
        stacks.set(reason, [...(stacks.get(reason) ?? []), stack]);
    }
    return [...stacks].map(([reason, names]) => {
        const more = names.length > SHOWN ? ` and ${names.length - SHOWN + 1} more` : "";
        return `${names.slice(0, more ? SHOWN - 1 : SHOWN).join(", ")}${more}: ${reason}`;
    });
}
