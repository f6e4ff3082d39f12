import type { ForgeName } from "../../../common/schema";
import type { ParsedDelivery } from "./forge";
import { at } from "./untrusted";

/** Forgejo also sends Gitea's headers, both also send Gogs's and GitHub's, and Gogs sends GitHub's. */
const HEADERS: readonly (readonly [string, ForgeName])[] = [
    ["x-forgejo-event", "forgejo"],
    ["x-gitea-event", "gitea"],
    ["x-gogs-event", "gogs"],
    ["x-github-event", "github"],
    ["x-gitlab-event", "gitlab"],
];

/**
 * Which forge sent a delivery to a URL that doesn't say; null for what is no forge's. Only for what another secret has
 * made authentic already.
 */
export function recognise({ headers, payload }: ParsedDelivery): ForgeName | null {
    const named = HEADERS.find(([header]) => headers[header] !== undefined);
    if (named) {
        return named[1];
    }
    if (headers["x-event-key"] !== undefined) {
        return at(payload, "push") === undefined && headers["x-hook-uuid"] === undefined ? "bitbucket-dc" : "bitbucket";
    }
    if (at(payload, "eventType") !== undefined && at(payload, "publisherId") !== undefined) {
        return "azure-devops";
    }
    return at(payload, "ref") !== undefined || at(payload, "refs") !== undefined ? "generic" : null;
}
