import { signedWith } from "../signature";
import { readChecks } from "./checks";
import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored } from "./forge";
import { header } from "./header";
import { readHubRequest } from "./hub-request";
import { otherEvent } from "./other-event";
import { pullRequestIgnored } from "./pull-request";
import { readPush, senderOf } from "./push-payload";
import { readDelete } from "./read-delete";
import { testPush } from "./test-push";
import { at } from "./untrusted";

/** Gitea signs the JSON also where it sends it as a form field; without a secret it sends an empty signature. */
export const gitea: Forge = {
    name: "gitea",
    verify({ headers, json }, secrets) {
        return json !== null && signedWith(secrets, json, header(headers, "x-gitea-signature") ?? "");
    },
    deliveryId: ({ headers, raw }) => deliveryIdOr(header(headers, "x-gitea-delivery"), raw),
    // For some events (package, status) the coarse name is empty.
    eventName: ({ headers }) => header(headers, "x-gitea-event") || (header(headers, "x-gitea-event-type") ?? ""),
    parse(delivery) {
        return parseGitea(this.eventName(delivery), delivery.payload);
    },
};

/** A new tag or branch arrives as `create` and as `push`; a deleted branch as `delete` only. */
function parseGitea(event: string, payload: unknown): ForgeEvent[] | Ignored {
    const sender = senderOf(payload);
    switch (event) {
        case "push":
            return testPush(payload, sender) ?? readPush(payload);
        case "delete":
            return readDelete(payload, sender);
        case "create":
            return { ignored: "event create: the push event of the same ref decides", sender };
        case "pull_request":
            return readRequest(payload, sender);
        case "status":
            return readChecks(at(payload, "sha"), sender);
        case "workflow_run":
            return readChecks(at(payload, "workflow_run", "head_sha"), sender);
        default:
            return otherEvent(event, sender);
    }
}

function readRequest(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const action = at(payload, "action");
    return ["opened", "reopened", "synchronized"].includes(String(action))
        ? readHubRequest(payload, sender)
        : pullRequestIgnored({ number: at(payload, "number"), action }, sender);
}
