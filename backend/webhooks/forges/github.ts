import { signedWith } from "../signature";
import { deliveryIdOr } from "./delivery-id";
import type { Forge, Ignored, ParsedDelivery } from "./forge";
import { header } from "./header";
import { otherEvent } from "./other-event";
import { readPush, senderOf } from "./push-payload";

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
        const event = this.eventName(delivery);
        return event === "push" ? readPush(delivery.payload) : ignored(event, delivery);
    },
};

function ignored(event: string, { payload }: ParsedDelivery): Ignored {
    const sender = senderOf(payload);
    if (event === "ping") {
        return { ignored: "ping: the webhook works", ping: true, sender };
    }
    if (event === "create" || event === "delete") {
        return { ignored: `event ${event}: the push event of the same ref decides`, sender };
    }
    return otherEvent(event, sender);
}
