import { readChecks } from "./checks";
import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored } from "./forge";
import { fullRef } from "./full-ref";
import { header } from "./header";
import { hubSigned } from "./hub-signature";
import { otherEvent } from "./other-event";
import { pullRequestIgnored, readPullRequest } from "./pull-request";
import { severalChanges } from "./several-changes";
import { at, shaOf, text } from "./untrusted";

/** Bitbucket Cloud. One push of several refs is one delivery with several changes. */
export const bitbucket: Forge = {
    name: "bitbucket",
    verify: hubSigned,
    deliveryId: ({ headers, raw }) => deliveryIdOr(header(headers, "x-request-uuid"), raw),
    eventName: ({ headers }) => header(headers, "x-event-key") ?? "",
    parse(delivery) {
        const event = this.eventName(delivery);
        const { payload } = delivery;
        const sender = senderOf(payload);
        switch (event) {
            case "repo:push":
                return severalChanges(at(payload, "push", "changes"), sender, (change) => readChange(change, sender));
            case "repo:commit_status_created":
            case "repo:commit_status_updated":
                return readChecks(commitOf(at(payload, "commit_status", "links", "commit", "href")), sender);
            default:
                return event.startsWith("pullrequest:") ? readRequest(event, payload) : otherEvent(event, sender);
        }
    },
};

/** The status itself names its commit by an address only. */
function commitOf(href: unknown): unknown {
    return typeof href === "string" ? /\/commit\/([0-9a-f]{40})\/?$/.exec(href)?.[1] : undefined;
}

/**
 * The payload cuts commits to 12 digits and Bitbucket Cloud keeps no ref of a request's head: the source branch serves
 * where it is in the same repository.
 */
function readRequest(event: string, payload: unknown): ForgeEvent[] | Ignored {
    const request = at(payload, "pullrequest");
    const sender = senderOf(payload);
    const branch = at(request, "source", "branch", "name");
    const action = event.slice("pullrequest:".length);
    if (!["created", "updated"].includes(action) || at(request, "state") !== "OPEN") {
        return pullRequestIgnored({ number: at(request, "id"), action: action.replace("fulfilled", "merged") }, sender);
    }
    return readPullRequest(
        {
            number: at(request, "id"),
            ref: () => `refs/heads/${String(branch)}`,
            sha: undefined,
            base: at(request, "destination", "branch", "name"),
            title: at(request, "title"),
            headRepository: at(request, "source", "repository", "uuid"),
            baseRepository: at(request, "destination", "repository", "uuid"),
            author: nameOf(at(request, "author")),
        },
        sender,
    );
}

/** `new` is null for what was deleted, `old` for what is new. */
function readChange(change: unknown, sender: string): ForgeEvent | Ignored {
    const created = at(change, "new") ?? null;
    const ref = refOf(created ?? at(change, "old"));
    if (!ref) {
        return { ignored: "the push names no branch or tag", sender };
    }
    if (created === null) {
        return { kind: "delete", ref, sender };
    }
    const sha = shaOf(at(created, "target", "hash"));
    const before = shaOf(at(change, "old", "target", "hash"));
    if (sha === "malformed" || before === "malformed" || sha === "none") {
        return { ignored: "the push names something that is no commit", sender };
    }
    return {
        kind: "push",
        ref,
        sha: sha.sha,
        before: before === "none" ? null : before.sha,
        forced: at(change, "forced") === true,
        files: null,
        message: text(10_000, at(created, "target", "message")),
        author: authorOf(at(created, "target", "author")),
        sender,
    };
}

const FOLDERS: ReadonlyMap<unknown, string> = new Map([
    ["branch", "refs/heads/"],
    ["named_branch", "refs/heads/"],
    ["tag", "refs/tags/"],
    ["annotated_tag", "refs/tags/"],
]);

function refOf(side: unknown): string | null {
    const folder = FOLDERS.get(at(side, "type"));
    const name = at(side, "name");
    return folder && typeof name === "string" ? fullRef(folder + name) : null;
}

/** The raw form is "Name <address>". */
function authorOf(author: unknown): string | null {
    const raw = text(400, at(author, "raw"))?.replace(/ *<[^<>]*>$/, "");
    return text(200, at(author, "user", "display_name"), raw);
}

function senderOf(payload: unknown): string {
    return nameOf(at(payload, "actor")) ?? "";
}

function nameOf(person: unknown): string | null {
    return text(200, at(person, "nickname"), at(person, "username"), at(person, "display_name"));
}
