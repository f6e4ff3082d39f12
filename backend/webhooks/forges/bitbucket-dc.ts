import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored } from "./forge";
import { header } from "./header";
import { hubSigned } from "./hub-signature";
import { otherEvent } from "./other-event";
import { pullRequestIgnored, readPullRequest } from "./pull-request";
import { readRefUpdate } from "./ref-update";
import { severalChanges } from "./several-changes";
import { at, text } from "./untrusted";

/** Bitbucket Data Center. One push of several refs is one delivery with several changes. */
export const bitbucketDc: Forge = {
    name: "bitbucket-dc",
    verify: hubSigned,
    deliveryId: ({ headers, raw }) => deliveryIdOr(header(headers, "x-request-id"), raw),
    eventName: ({ headers }) => header(headers, "x-event-key") ?? "",
    parse(delivery) {
        const event = this.eventName(delivery);
        const { payload } = delivery;
        const sender = text(200, at(payload, "actor", "name"), at(payload, "actor", "displayName")) ?? "";
        if (event === "diagnostics:ping") {
            return { ignored: "ping: the webhook works", ping: true, sender };
        }
        if (event.startsWith("pr:")) {
            return readRequest(event, payload, sender);
        }
        if (event !== "repo:refs_changed") {
            return otherEvent(event, sender);
        }
        return severalChanges(at(payload, "changes"), sender, (change) => readChange(payload, change, sender));
    },
};

/** The ref that it keeps of a request may lag behind, so one within the repository is fetched from its branch. */
function readRequest(event: string, payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const request = at(payload, "pullRequest");
    const number = at(request, "id");
    if (event !== "pr:opened" && event !== "pr:from_ref_updated") {
        return pullRequestIgnored({ number, action: event.slice("pr:".length).replaceAll(/[:_]/g, " ") }, sender);
    }
    const author = at(request, "author", "user");
    const headRepository = at(request, "fromRef", "repository", "id");
    const baseRepository = at(request, "toRef", "repository", "id");
    const isWithin = headRepository !== undefined && headRepository === baseRepository;
    return readPullRequest(
        {
            number,
            ref: (known) => (isWithin ? at(request, "fromRef", "id") : `refs/pull-requests/${known}/from`),
            sha: at(request, "fromRef", "latestCommit"),
            base: at(request, "toRef", "id"),
            title: at(request, "title"),
            headRepository,
            baseRepository,
            author: text(200, at(author, "name"), at(author, "displayName")),
        },
        sender,
    );
}

function readChange(payload: unknown, change: unknown, sender: string): ForgeEvent | Ignored {
    const update = {
        ref: at(change, "ref", "id") ?? at(change, "refId"),
        before: at(change, "fromHash"),
        after: at(change, "toHash"),
    };
    return readRefUpdate(update, sender, (sha) => describe(payload, sha));
}

/** Only newer versions tell about commits. */
function describe(payload: unknown, sha: string): { message: string | null; author: string | null } {
    const list = at(payload, "commits");
    const commits: unknown[] = [at(payload, "toCommit"), ...(Array.isArray(list) ? list : [])];
    const commit = commits.find((candidate) => at(candidate, "id") === sha);
    return {
        message: text(10_000, at(commit, "message")),
        author: text(200, at(commit, "author", "displayName"), at(commit, "author", "name")),
    };
}
