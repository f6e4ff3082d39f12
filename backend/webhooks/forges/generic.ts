import { randomUUID } from "node:crypto";
import { sentSecret, signedWith } from "../signature";
import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored, RawDelivery } from "./forge";
import { fullRef } from "./full-ref";
import { header } from "./header";
import { at, shaOf, text } from "./untrusted";

const PREFIX = "sha256=";
const MAX_REFS = 100;

/**
 * Anything that can send JSON, curl first: `{ "ref": "main", "sha"?, "message"?, "author"?, "sender"? }` or
 * `{ "refs": [ … ] }`; a short ref is a branch. Either signed (`X-Signature-256: sha256=<HMAC of the body>`, also under
 * GitHub's name) or with the secret itself (`Authorization: Bearer <secret>`).
 */
export const generic: Forge = {
    name: "generic",
    verify(delivery, secrets) {
        const signature = signatureOf(delivery);
        if (signature !== null) {
            return signature.startsWith(PREFIX) && signedWith(secrets, delivery.raw, signature.slice(PREFIX.length));
        }
        return sentSecret(secrets, bearerOf(delivery));
    },
    /**
     * `X-Delivery-Id`; else a signed request is itself once (sign anew, with another `X-Timestamp`, to deploy again), and
     * one that carries the secret counts each time: whoever can repeat it could as well write a new one.
     */
    deliveryId(delivery) {
        const given = header(delivery.headers, "x-delivery-id");
        if (!given && signatureOf(delivery) === null) {
            return randomUUID();
        }
        return deliveryIdOr(given, delivery.raw, header(delivery.headers, "x-timestamp") ?? "");
    },
    eventName: ({ headers }) => header(headers, "x-event") || "push",
    parse(delivery) {
        const event = this.eventName(delivery);
        if (event === "ping") {
            return { ignored: "ping: the webhook works", ping: true };
        }
        return event === "push" ? readRefs(delivery.payload) : { ignored: `event ${event} deploys nothing` };
    },
};

function signatureOf({ headers }: RawDelivery): string | null {
    return header(headers, "x-signature-256") ?? header(headers, "x-hub-signature-256");
}

function bearerOf({ headers }: RawDelivery): string {
    return /^bearer +(\S+)$/i.exec(header(headers, "authorization") ?? "")?.[1] ?? "";
}

function readRefs(payload: unknown): ForgeEvent[] | Ignored {
    const refs = at(payload, "refs");
    const entries: unknown[] = Array.isArray(refs) ? refs : [payload];
    if (entries.length === 0 || entries.length > MAX_REFS) {
        return { ignored: `the delivery must name 1 to ${MAX_REFS} refs` };
    }
    const events = entries.map((entry) => readRef(entry, text(200, at(payload, "sender")) ?? ""));
    const wrong = events.find((event): event is Ignored => "ignored" in event);
    return wrong ?? (events as ForgeEvent[]);
}

function readRef(entry: unknown, sender: string): ForgeEvent | Ignored {
    const given = at(entry, "ref");
    const ref = fullRef(given) ?? (isShort(given) ? fullRef(`refs/heads/${given}`) : null);
    if (!ref) {
        return { ignored: 'no branch or tag under "ref"', sender };
    }
    const sha = shaOf(at(entry, "sha") ?? at(entry, "after"));
    const before = shaOf(at(entry, "before"));
    if (sha === "malformed" || before === "malformed") {
        return { ignored: "the commit must be a full SHA", sender };
    }
    if (at(entry, "deleted") === true || /^0+$/.test(String(at(entry, "after") ?? ""))) {
        return { kind: "delete", ref, sender };
    }
    return {
        kind: "push",
        ref,
        sha: sha === "none" ? null : sha.sha,
        before: before === "none" ? null : before.sha,
        forced: at(entry, "forced") === true,
        files: null,
        // Without one there is no marker in it either: the answer names the deployment at once.
        message: text(10_000, at(entry, "message")) ?? "",
        author: text(200, at(entry, "author")),
        sender: text(200, at(entry, "sender")) ?? sender,
    };
}

function isShort(ref: unknown): ref is string {
    return typeof ref === "string" && !ref.startsWith("refs/");
}
