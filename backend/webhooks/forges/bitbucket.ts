import { deliveryIdOr } from "./delivery-id";
import type { Forge, ForgeEvent, Ignored } from "./forge";
import { fullRef } from "./full-ref";
import { header } from "./header";
import { hubSigned } from "./hub-signature";
import { otherEvent } from "./other-event";
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
        if (event !== "repo:push") {
            return otherEvent(event, sender);
        }
        return severalChanges(at(payload, "push", "changes"), sender, (change) => readChange(change, sender));
    },
};

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
    const actor = at(payload, "actor");
    return text(200, at(actor, "nickname"), at(actor, "username"), at(actor, "display_name")) ?? "";
}
