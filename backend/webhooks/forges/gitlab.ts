import { sentSecret } from "../signature";
import { signedByStandard } from "../standard-webhooks";
import { readChecks } from "./checks";
import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored } from "./forge";
import { fullRef } from "./full-ref";
import { header } from "./header";
import { otherEvent } from "./other-event";
import { pullRequestIgnored, readPullRequest } from "./pull-request";
import { at, shaOf, text, type Sha } from "./untrusted";

/**
 * The hook's secret is valid in either of GitLab's fields: as secret token it comes with each delivery, as signing token
 * (GitLab 19.0, Standard Webhooks) it signs them. A hook may carry both; one that is right is enough. `webhook-id` and
 * `webhook-timestamp` also come without a signature, so only `webhook-signature` tells.
 */
export const gitlab: Forge = {
    name: "gitlab",
    verify({ headers, raw }, secrets, now) {
        const signed = {
            id: header(headers, "webhook-id") ?? "",
            timestamp: header(headers, "webhook-timestamp") ?? "",
            signatures: header(headers, "webhook-signature") ?? "",
            bytes: raw,
        };
        return sentSecret(secrets, header(headers, "x-gitlab-token") ?? "") || signedByStandard(secrets, signed, now);
    },
    /**
     * The signed one first. `X-Gitlab-Event-UUID` is shared by all that one event set off, so by itself it tells nothing;
     * beside the body it tells two equal pushes apart where an older GitLab sends no id.
     */
    deliveryId({ headers, raw }) {
        const given = header(headers, "webhook-id") || header(headers, "idempotency-key");
        return deliveryIdOr(given, header(headers, "x-gitlab-event-uuid") ?? "", raw);
    },
    eventName: ({ headers }) => header(headers, "x-gitlab-event") ?? "",
    parse(delivery) {
        return parseGitlab(this.eventName(delivery), delivery.payload);
    },
};

function parseGitlab(event: string, payload: unknown): ForgeEvent[] | Ignored {
    const sender = senderOf(payload);
    const kind = text(60, at(payload, "object_kind"), at(payload, "event_name"));
    // An administrator's hook for the whole instance says what happened in the body only.
    const isPush =
        event === "System Hook"
            ? kind === "push" || kind === "tag_push"
            : event === "Push Hook" || event === "Tag Push Hook";
    if (isPush) {
        return readPush(payload, sender);
    }
    switch (kind) {
        case "merge_request":
            return readRequest(payload, sender);
        case "pipeline":
            return readChecks(at(payload, "object_attributes", "sha"), sender);
        case "build":
            return readChecks(at(payload, "sha"), sender);
        default:
            return otherEvent(event, sender);
    }
}

/** An update without `oldrev` left the commits as they were. */
function readRequest(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const request = at(payload, "object_attributes");
    const action = at(request, "action");
    const moved = action === "update" && at(request, "oldrev") !== undefined;
    if (action !== "open" && action !== "reopen" && !moved) {
        return pullRequestIgnored({ number: at(request, "iid"), action: ACTIONS.get(action) ?? action }, sender);
    }
    return readPullRequest(
        {
            number: at(request, "iid"),
            ref: (number) => `refs/merge-requests/${number}/head`,
            sha: at(request, "last_commit", "id"),
            base: at(request, "target_branch"),
            title: at(request, "title"),
            headRepository: at(request, "source_project_id"),
            baseRepository: at(request, "target_project_id"),
            author: authorOf(payload, action),
        },
        sender,
    );
}

const ACTIONS: ReadonlyMap<unknown, string> = new Map([
    ["close", "closed"],
    ["merge", "merged"],
    ["update", "edited"],
]);

/** The payload names who did this, and of who opened the request the number only. */
function authorOf(payload: unknown, action: unknown): string | null {
    const user = at(payload, "user");
    const id = at(user, "id");
    const isAuthor = action === "open" || (id !== undefined && id === at(payload, "object_attributes", "author_id"));
    return isAuthor ? text(200, at(user, "username")) : null;
}

function readPush(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const ref = fullRef(at(payload, "ref"));
    if (!ref) {
        return { ignored: "the push names no branch or tag", sender };
    }
    const before = shaOf(at(payload, "before"));
    const after = shaOf(at(payload, "after"));
    const sha = commitOf(ref, after, shaOf(at(payload, "checkout_sha")));
    if (before === "malformed" || after === "malformed" || sha === "malformed") {
        return { ignored: "the push names something that is no commit", sender };
    }
    if (after === "none") {
        return [{ kind: "delete", ref, sender }];
    }
    const commit = sha === "none" ? null : sha.sha;
    return [
        {
            kind: "push",
            ref,
            sha: commit,
            before: before === "none" ? null : before.sha,
            // GitLab doesn't say, so what it lists may lack the commits that went away.
            forced: false,
            files: null,
            ...describe(payload, commit),
            sender,
        },
    ];
}

/** Of an annotated tag `after` is the tag itself, so there only `checkout_sha` names a commit. */
function commitOf(ref: string, after: Sha, checkout: Sha): Sha {
    return checkout === "none" && !ref.startsWith("refs/tags/") ? after : checkout;
}

/** Only the newest 20 commits are listed. */
function describe(payload: unknown, sha: string | null): { message: string | null; author: string | null } {
    const list = at(payload, "commits");
    const commits: unknown[] = Array.isArray(list) ? list : [];
    const head = commits.find((commit) => at(commit, "id") === sha);
    return { message: text(10_000, at(head, "message")), author: text(200, at(head, "author", "name")) };
}

function senderOf(payload: unknown): string {
    return text(200, at(payload, "user_username"), at(payload, "user_name"), at(payload, "user", "username")) ?? "";
}
