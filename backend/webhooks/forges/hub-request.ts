import type { ForgeEvent, Ignored } from "./forge";
import { readPullRequest } from "./pull-request";
import { at, text } from "./untrusted";

const MEMBERS = ["OWNER", "MEMBER", "COLLABORATOR"];

/** GitHub's shape of a pull request, which Gitea and Forgejo share. */
export function readHubRequest(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const request = at(payload, "pull_request");
    const head = at(request, "head");
    const user = at(request, "user");
    return readPullRequest(
        {
            number: at(payload, "number"),
            ref: (number) => `refs/pull/${number}/head`,
            sha: at(head, "sha"),
            base: at(request, "base", "ref"),
            title: at(request, "title"),
            // Null when the fork was deleted.
            headRepository: isBranch(head) ? at(head, "repo", "id") : undefined,
            baseRepository: at(request, "base", "repo", "id"),
            member: memberOf(at(request, "author_association")),
            author: text(200, at(user, "login"), at(user, "username")),
        },
        sender,
    );
}

/**
 * Gitea and Forgejo let everybody who may read a repository push to `refs/for/<branch>` and make a request of that, and
 * say then that its head lies in the target repository. It lies on no branch there, so nobody who may write has put it
 * there: such a head has no label, and the request's own ref in place of a branch.
 */
function isBranch(head: unknown): boolean {
    const [ref, label] = [text(300, at(head, "ref")), text(300, at(head, "label"))];
    return ref !== null && label !== null && !ref.startsWith("refs/");
}

/** Gitea doesn't say. */
function memberOf(association: unknown): boolean | null {
    return typeof association === "string" ? MEMBERS.includes(association) : null;
}
