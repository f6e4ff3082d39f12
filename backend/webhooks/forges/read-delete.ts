import type { ForgeEvent, Ignored } from "./forge";
import { fullRef } from "./full-ref";
import { at } from "./untrusted";

/** `create` and `delete` of Gitea, Forgejo and Gogs give the short name and its kind. */
export function namedRef(payload: unknown): string | null {
    const folder = at(payload, "ref_type") === "tag" ? "refs/tags/" : "refs/heads/";
    const name = at(payload, "ref");
    return typeof name === "string" ? fullRef(folder + name) : null;
}

export function readDelete(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const ref = namedRef(payload);
    return ref ? [{ kind: "delete", ref, sender }] : { ignored: "the deletion names no branch or tag", sender };
}
