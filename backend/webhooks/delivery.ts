import type { ForgeName } from "../../common/schema";
import type { Binding } from "../models/bindings";
import type { WebhookEvent } from "../models/webhook-events";
import type { PushRequest } from "../use-cases/enqueue-push";
import type { ForgeEvent, Ignored, PullRequestEvent, PushEvent } from "./forges/forge";
import type { Outcome } from "./outcome";

/** An authentic delivery, read and not yet stored. */
export interface Delivery {
    repository: { id: number; forge: ForgeName };
    bindings: readonly Binding[];
    deliveryId: string;
    event: string;
    headers: Record<string, string>;
    body: Buffer;
    parsed: ForgeEvent[] | Ignored;
    /** A person had this kept delivery delivered once more. */
    again?: { of: number; by: string };
}

export function pushRequests(delivery: Delivery, webhookEventId: number): PushRequest[] {
    const { repository, bindings, parsed, again } = delivery;
    if (!Array.isArray(parsed)) {
        return [];
    }
    const requests: PushRequest[] = [];
    for (const event of parsed) {
        if (isRequest(event)) {
            const by = again?.by ?? (event.sender || repository.forge);
            const request = event.kind === "push" ? ofPush(event) : ofPullRequest(event);
            const from = { repositoryId: repository.id, bindings, webhookEventId, requestedBy: by };
            requests.push(Object.assign(request, from, again && { again: true }));
        }
    }
    return requests;
}

/** Those that get a result each from the queue. */
function isRequest(event: ForgeEvent): event is PushEvent | PullRequestEvent {
    return event.kind === "push" || event.kind === "pull-request";
}

/** The rules go by who pushed, whoever has it delivered again. */
function ofPush({ ref, sha, before, files, message, author, asked, sender }: PushEvent) {
    const said = { ref, sha, before, files, message, author, asked, pusher: sender || null };
    return Object.assign(said, { trigger: "push" as const, base: null, untrusted: false });
}

/**
 * A branch of the target repository was written by somebody who may, whoever asks to merge it. The rules go by who asked,
 * not by who closed and reopened it.
 */
function ofPullRequest({ ref, sha, base, fork, member, title, author }: PullRequestEvent) {
    return {
        trigger: "pull-request" as const,
        ref,
        sha,
        base,
        before: null,
        files: null,
        untrusted: fork || member === false,
        // Until the checkout knows its commit.
        message: title || null,
        author: author || null,
        pusher: author || null,
    };
}

type Row = Omit<WebhookEvent, "id" | "bodyFile" | "bodyOffset" | "bodyLength">;

/** The row that is kept of it; of several refs the first one names it in the list. */
export function rowOf(delivery: Delivery, outcome: Outcome, receivedAt: string): Row {
    const { repository, deliveryId, headers, parsed } = delivery;
    const first = Array.isArray(parsed) ? parsed[0] : undefined;
    return {
        repositoryId: repository.id,
        forge: repository.forge,
        deliveryId,
        event: delivery.event.slice(0, 60),
        ref: first?.ref ?? null,
        sha: first && first.kind !== "delete" ? first.sha : null,
        sender: (Array.isArray(parsed) ? first?.sender : parsed.sender) ?? "",
        verdict: outcome.verdict,
        reason: outcome.reason,
        headers,
        deployments: outcome.deployments,
        receivedAt,
    };
}
