import { signedWith } from "../signature";
import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored } from "./forge";
import { header } from "./header";
import { otherEvent } from "./other-event";
import { pullRequestIgnored, readPullRequest } from "./pull-request";
import { readPush, senderOf } from "./push-payload";
import { namedRef, readDelete } from "./read-delete";
import { testPush } from "./test-push";
import { at, shaOf, text } from "./untrusted";

/** Gogs signs the JSON also where it sends it as a form field. It sends GitHub's headers too, which say nothing new. */
export const gogs: Forge = {
    name: "gogs",
    verify({ headers, json }, secrets) {
        return json !== null && signedWith(secrets, json, header(headers, "x-gogs-signature") ?? "");
    },
    deliveryId: ({ headers, raw }) => deliveryIdOr(header(headers, "x-gogs-delivery"), raw),
    eventName: ({ headers }) => header(headers, "x-gogs-event") ?? "",
    parse(delivery) {
        return parseGogs(this.eventName(delivery), delivery.payload);
    },
};

/** A new branch arrives as `create` and as `push`; a new tag as `create` only, what was deleted as `delete` only. */
function parseGogs(event: string, payload: unknown): ForgeEvent[] | Ignored {
    const sender = senderOf(payload);
    switch (event) {
        case "push":
            return testPush(payload, sender) ?? readPush(payload);
        case "create":
            return readCreate(payload, sender);
        case "delete":
            return readDelete(payload, sender);
        case "pull_request":
            return readRequest(payload, sender);
        default:
            return otherEvent(event, sender);
    }
}

/** It names no commit: the head is resolved when it is checked out. */
function readRequest(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const request = at(payload, "pull_request");
    const action = at(payload, "action");
    const number = at(payload, "number");
    if (!["opened", "reopened", "synchronized"].includes(String(action))) {
        return pullRequestIgnored({ number, action }, sender);
    }
    return readPullRequest(
        {
            number,
            ref: (known) => `refs/pull/${known}/head`,
            sha: undefined,
            base: at(request, "base_branch"),
            title: at(request, "title"),
            headRepository: at(request, "head_repo", "id"),
            baseRepository: at(request, "base_repo", "id"),
            author: text(200, at(request, "user", "login"), at(request, "user", "username")),
        },
        sender,
    );
}

/** Older versions name no commit here. */
function readCreate(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    if (at(payload, "ref_type") !== "tag") {
        return { ignored: "event create: the push event of the same ref decides", sender };
    }
    const ref = namedRef(payload);
    const sha = shaOf(at(payload, "sha"));
    if (!ref || sha === "malformed") {
        return { ignored: "the new tag names no tag or no commit", sender };
    }
    const commit = sha === "none" ? null : sha.sha;
    return [
        {
            kind: "push",
            ref,
            sha: commit,
            before: null,
            forced: false,
            files: null,
            message: null,
            author: null,
            sender,
        },
    ];
}
