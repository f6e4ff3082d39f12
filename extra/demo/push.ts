import { createHmac, randomUUID } from "node:crypto";
import type { Hook } from "./server";

export interface Push {
    sha: string;
    message: string;
    repository: string;
}

/** A delivery as GitHub sends it: the signature covers the raw bytes of the body. */
export async function deliverPush(hook: Hook, push: Push): Promise<void> {
    const body = JSON.stringify({
        ref: "refs/heads/main",
        before: "0".repeat(40),
        after: push.sha,
        created: false,
        deleted: false,
        forced: false,
        head_commit: { id: push.sha, message: push.message, author: { name: "Ana Sample" } },
        commits: [{ id: push.sha, message: push.message, added: [], removed: [], modified: ["web/index.html"] }],
        pusher: { name: "ana" },
        repository: { full_name: "demo/shop", clone_url: push.repository, default_branch: "main" },
    });
    const response = await fetch(hook.url, {
        method: "POST",
        headers: {
            "Content-Type": "application/json",
            "X-GitHub-Event": "push",
            "X-GitHub-Delivery": randomUUID(),
            "X-Hub-Signature-256": `sha256=${createHmac("sha256", hook.secret).update(body).digest("hex")}`,
        },
        body,
    });
    if (response.status !== 202) {
        throw new Error(`The webhook answered ${response.status}: ${await response.text()}`);
    }
}
