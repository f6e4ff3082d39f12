import { signedWith } from "../signature";
import { readChecks } from "./checks";
import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored } from "./forge";
import { header } from "./header";
import { readHubRequest } from "./hub-request";
import { otherEvent } from "./other-event";
import { pullRequestIgnored } from "./pull-request";
import { readPush, senderOf } from "./push-payload";
import { at } from "./untrusted";

const PREFIX = "sha256=";

/** GitHub signs the bytes as sent, form bodies included. The SHA-1 signature beside it is not looked at. */
export const github: Forge = {
    name: "github",
    verify({ headers, raw }, secrets) {
        const signature = header(headers, "x-hub-signature-256") ?? "";
        return signature.startsWith(PREFIX) && signedWith(secrets, raw, signature.slice(PREFIX.length));
    },
    deliveryId: ({ headers, raw }) => deliveryIdOr(header(headers, "x-github-delivery"), raw),
    eventName: ({ headers }) => header(headers, "x-github-event") ?? "",
    parse(delivery) {
        return parseGithub(this.eventName(delivery), delivery.payload);
    },
};

function parseGithub(event: string, payload: unknown): ForgeEvent[] | Ignored {
    const sender = senderOf(payload);
    switch (event) {
        case "push":
            return readPush(payload);
        case "pull_request":
            return readRequest(payload, sender);
        case "status":
            return readChecks(at(payload, "sha"), sender);
        case "check_run":
        case "check_suite":
        case "workflow_run":
            return readChecks(at(payload, event, "head_sha"), sender);
        case "ping":
            return { ignored: "ping: the webhook works", ping: true, sender };
        case "create":
        case "delete":
            return { ignored: `event ${event}: the push event of the same ref decides`, sender };
        default:
            return otherEvent(event, sender);
    }
}

/** Its commits count anew when they moved, and when it is to be merged into another branch than before. */
function readRequest(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const action = at(payload, "action");
    const retargeted = action === "edited" && at(payload, "changes", "base") !== undefined;
    if (!["opened", "reopened", "synchronize"].includes(String(action)) && !retargeted) {
        return pullRequestIgnored({ number: at(payload, "number"), action }, sender);
    }
    return readHubRequest(payload, sender);
}
