import type { ForgeEvent, Ignored } from "./forge";
import { readPullRequest } from "./pull-request";
import { at, text } from "./untrusted";

const MEMBERS = ["OWNER", "MEMBER", "COLLABORATOR"];

/** GitHub's shape of a pull request, which Gitea and Forgejo share. */
export function readHubRequest(payload: unknown, sender: string): ForgeEvent[] | Ignored {
    const request = at(payload, "pull_request");
    const user = at(request, "user");
    return readPullRequest(
        {
            number: at(payload, "number"),
            ref: (number) => `refs/pull/${number}/head`,
            sha: at(request, "head", "sha"),
            base: at(request, "base", "ref"),
            title: at(request, "title"),
            // Null when the fork was deleted.
            headRepository: at(request, "head", "repo", "id"),
            baseRepository: at(request, "base", "repo", "id"),
            member: memberOf(at(request, "author_association")),
            author: text(200, at(user, "login"), at(user, "username")),
        },
        sender,
    );
}

/** Gitea doesn't say. */
function memberOf(association: unknown): boolean | null {
    return typeof association === "string" ? MEMBERS.includes(association) : null;
}
