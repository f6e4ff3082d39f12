import { firstHold, type HoldInput } from "../../build-engine/holds/first-hold";
import type { NewPush } from "../../models/pushes";
import type { PushRequest } from "../enqueue-push";
import type { Deploys } from "./decide-pushes";

/** What holds every stack at the moment of queueing. */
export type Queueing = Pick<HoldInput, "freezeWindows" | "globalPause" | "now">;

/** A deployment as a push asks for it: queued, or waiting from the start. Its id is given later. */
export function newPush(request: PushRequest, { binding, holds }: Deploys, queueing: Queueing): NewPush {
    const { trigger, untrusted, sha: commitSha } = request;
    const hold = firstHold({
        deployment: { trigger, holds, released: [], untrusted, commitSha },
        binding,
        ...queueing,
    });
    return {
        id: 0,
        trigger,
        stack: binding.stack,
        repositoryId: request.repositoryId,
        ref: request.ref,
        commitSha,
        commitMessage: request.message || null,
        commitAuthor: request.author,
        requestedBy: request.requestedBy,
        webhookEventId: request.webhookEventId,
        waitingReason: hold?.reason ?? null,
        waitingDetail: hold?.detail ?? null,
        waitingUntil: hold?.until ?? null,
        holds,
        untrusted,
        supersededBy: null,
        queuedAt: queueing.now.toISOString(),
    };
}
