import type { ForgeEvent, Ignored } from "./forge";
import { shaOf } from "./untrusted";

/** The checks of a commit changed: whatever waits for them is looked at again. */
export function readChecks(commit: unknown, sender: string): ForgeEvent[] | Ignored {
    const sha = shaOf(commit);
    return typeof sha === "object"
        ? [{ kind: "checks", ref: null, sha: sha.sha, sender }]
        : { ignored: "the state of checks names no commit", sender };
}
