import type { ForgeEvent, Ignored } from "./forge";
import { fullRef } from "./full-ref";
import { listedFiles } from "./listed-files";
import { at, shaOf, text } from "./untrusted";

/** GitHub's shape of a push (`ref`, `before`, `after`), which Gitea and its kin share. */
export function readPush(payload: unknown): ForgeEvent[] | Ignored {
    const sender = senderOf(payload);
    const ref = fullRef(at(payload, "ref"));
    if (!ref) {
        return { ignored: "the push names no branch or tag", sender };
    }
    const after = shaOf(at(payload, "after"));
    const before = shaOf(at(payload, "before"));
    if (after === "malformed" || before === "malformed") {
        return { ignored: "the push names something that is no commit", sender };
    }
    if (after === "none" || at(payload, "deleted") === true) {
        return [{ kind: "delete", ref, sender }];
    }
    return [
        {
            kind: "push",
            ref,
            sha: after.sha,
            before: before === "none" ? null : before.sha,
            forced: at(payload, "forced") === true,
            files: before === "none" ? null : listedFiles(payload, after.sha),
            ...commitOf(payload, after.sha),
            sender,
        },
    ];
}

export function senderOf(payload: unknown): string {
    const pusher = at(payload, "pusher");
    return (
        text(200, at(pusher, "login"), at(pusher, "username"), at(pusher, "name"), at(payload, "sender", "login")) ?? ""
    );
}

/** `head_commit` may be absent or null, and a new branch comes without commits. */
function commitOf(payload: unknown, sha: string): { message: string | null; author: string | null } {
    const list = at(payload, "commits");
    const commits: unknown[] = Array.isArray(list) ? list : [];
    const head = at(payload, "head_commit") ?? commits.find((commit) => at(commit, "id") === sha);
    return {
        message: text(10_000, at(head, "message")),
        author: text(200, at(head, "author", "name"), at(head, "author", "username")),
    };
}
