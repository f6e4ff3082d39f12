import type { ForgeEvent, Ignored } from "./forge";
import { fullRef } from "./full-ref";
import { shaOf } from "./untrusted";

/** One ref's move, in whatever a payload holds where each part should be. */
interface RefUpdate {
    /** Full. */
    ref: unknown;
    /** No commit before: the ref is new. */
    before: unknown;
    /** No commit after: the ref was deleted. */
    after: unknown;
}

type Described = { message: string | null; author: string | null };

/** For senders that give old and new commit of each ref, and don't say when a push was forced. */
export function readRefUpdate(
    update: RefUpdate,
    sender: string,
    describe: (sha: string) => Described,
): ForgeEvent | Ignored {
    const ref = fullRef(update.ref);
    const sha = shaOf(update.after);
    const before = shaOf(update.before);
    if (!ref) {
        return { ignored: "the push names no branch or tag", sender };
    }
    if (sha === "malformed" || before === "malformed") {
        return { ignored: "the push names something that is no commit", sender };
    }
    if (sha === "none") {
        return { kind: "delete", ref, sender };
    }
    return {
        kind: "push",
        ref,
        sha: sha.sha,
        before: before === "none" ? null : before.sha,
        forced: false,
        files: null,
        ...describe(sha.sha),
        sender,
    };
}
