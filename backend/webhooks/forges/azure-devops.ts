import { basicPassword } from "../basic-password";
import { sentSecret } from "../signature";
import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored } from "./forge";
import { header } from "./header";
import { otherEvent } from "./other-event";
import { pullRequestIgnored, readPullRequest } from "./pull-request";
import { readRefUpdate } from "./ref-update";
import { severalChanges } from "./several-changes";
import { at, text } from "./untrusted";

const NO_SUBSCRIPTION = /^[0-]+$/;

/**
 * Azure DevOps can't sign: the secret comes as the password of Basic authentication, beside any user name. Everything
 * else stands in the body. An answer of 410 would end its subscription for good; none of ours is that.
 */
export const azureDevops: Forge = {
    name: "azure-devops",
    verify({ headers }, secrets) {
        return sentSecret(secrets, basicPassword(header(headers, "authorization") ?? ""));
    },
    deliveryId: ({ payload, raw }) => deliveryIdOr(text(500, at(payload, "id")), raw),
    eventName: ({ payload }) => text(60, at(payload, "eventType")) ?? "",
    parse(delivery) {
        const event = this.eventName(delivery);
        const { payload } = delivery;
        const sender = senderOf(payload);
        // The test button sends a push that never happened, in the name of no subscription.
        if (NO_SUBSCRIPTION.test(text(60, at(payload, "subscriptionId")) ?? "")) {
            return { ignored: "ping: the webhook works", ping: true, sender };
        }
        if (event.startsWith("git.pullrequest.")) {
            return readRequest(event, at(payload, "resource"));
        }
        if (event !== "git.push") {
            return otherEvent(event, sender);
        }
        return readPush(at(payload, "resource"), sender);
    },
};

function readPush(resource: unknown, sender: string): ForgeEvent[] | Ignored {
    const updates = at(resource, "refUpdates");
    if (updates === undefined) {
        return { ignored: 'the push names no refs: choose "All" as resource details to send', sender };
    }
    return severalChanges(updates, sender, (update) =>
        readRefUpdate(
            { ref: at(update, "name"), before: at(update, "oldObjectId"), after: at(update, "newObjectId") },
            sender,
            (sha) => describe(resource, sha),
        ),
    );
}

/**
 * Only a fork is announced, as `forkSource`. So that nothing depends on its absence, a request within the repository is
 * its branch there, at whichever commit that is: nobody outside can write to it.
 */
function readRequest(event: string, resource: unknown): ForgeEvent[] | Ignored {
    const createdBy = at(resource, "createdBy");
    const author = text(200, at(createdBy, "displayName"), at(createdBy, "uniqueName"));
    const status = at(resource, "status");
    const number = at(resource, "pullRequestId");
    if (!/\.(created|updated)$/.test(event) || status !== "active") {
        return pullRequestIgnored(
            { number, action: status === "active" ? event.split(".").at(-1) : status },
            author ?? "",
        );
    }
    const isFork = (at(resource, "forkSource") ?? null) !== null;
    return readPullRequest(
        {
            number,
            ref: (known) => (isFork ? `refs/pull/${known}/merge` : at(resource, "sourceRefName")),
            sha: isFork ? at(resource, "lastMergeSourceCommit", "commitId") : undefined,
            base: at(resource, "targetRefName"),
            title: at(resource, "title"),
            headRepository: isFork ? undefined : at(resource, "repository", "id"),
            baseRepository: at(resource, "repository", "id"),
            author,
        },
        author ?? "",
    );
}

/** The list may be absent. */
function describe(resource: unknown, sha: string): { message: string | null; author: string | null } {
    const list = at(resource, "commits");
    const commits: unknown[] = Array.isArray(list) ? list : [];
    const commit = commits.find((candidate) => at(candidate, "commitId") === sha);
    return { message: text(10_000, at(commit, "comment")), author: text(200, at(commit, "author", "name")) };
}

function senderOf(payload: unknown): string {
    const pushedBy = at(payload, "resource", "pushedBy");
    return text(200, at(pushedBy, "displayName"), at(pushedBy, "uniqueName")) ?? "";
}
