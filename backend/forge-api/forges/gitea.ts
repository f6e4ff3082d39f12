import { isOwn } from "../checks";
import type { ApiLogin, ApiRoots, AskApi, Check, ForgeApi } from "../forge-api";
import { basic } from "../headers";
import { listIn, textIn } from "../read-answer";
import type { RepositoryPlace } from "../repository-place";
import { giteaHooks } from "./gitea-hooks";
import { giteaRequest } from "./change-requests";

const needs = 'the permission "repository: read and write", of an administrator of the repository';
const needsStatuses = 'the permission "repository: read and write", of somebody who may write to the repository';
const needsChecks = 'the permission "repository: read"';

const stateWords = {
    pending: "pending",
    running: "pending",
    success: "success",
    failure: "failure",
    canceled: "error",
};

const pageSize = 50;
const mostPages = 5;

async function checksOf(ask: AskApi, sha: string): Promise<Check[]> {
    const found: unknown[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
        const path = `/commits/${sha}/status?limit=${pageSize}&page=${page}`;
        const asked = { doing: `read the checks of ${sha.slice(0, 7)}`, needs: needsChecks };
        const part = listIn(await ask({ path, ...asked }), "statuses");
        found.push(...part);
        if (part.length < pageSize) {
            break;
        }
    }
    return found.map(checkOf).filter(({ name }) => !isOwn(name));
}

function checkOf(status: unknown): Check {
    const state = textIn(status, "status") || textIn(status, "state");
    const passed = state === "success" || state === "skipped";
    return { name: textIn(status, "context"), state: passed ? "green" : state === "pending" ? "pending" : "failed" };
}

/** The last two parts of the path; what is before them is the folder that the forge itself lives in. */
export function ownerAndName({ origin, protocol, path }: RepositoryPlace): ApiRoots | null {
    const before = protocol === "ssh" ? [] : path.slice(0, -2);
    const named = path.slice(-2);
    if (named.length < 2) {
        return null;
    }
    const api = [origin, ...before.map(encodeURIComponent), "api", "v1"].join("/");
    return { api, repository: `${api}/repos/${named.map(encodeURIComponent).join("/")}` };
}

export function giteaHeaders(login: ApiLogin | null): Record<string, string> {
    if (login === null) {
        return {};
    }
    const { kind, username, secret } = login;
    return kind === "password" ? basic(username, login) : { Authorization: `token ${secret.reveal()}` };
}

/** Gitea and Forgejo share all of it but the name of their own hooks. */
function giteaLike(name: "gitea" | "forgejo"): ForgeApi {
    return {
        name,
        locate: ownerAndName,
        headers: giteaHeaders,
        async postStatus(ask, { sha, state, context, description, targetUrl }) {
            await ask({
                method: "POST",
                path: `/statuses/${sha}`,
                body: { state: stateWords[state], context, description, target_url: targetUrl },
                doing: "report the status",
                needs: needsStatuses,
            });
        },
        // A new tag is a push here too, so `create` would only send everything twice.
        hooks: giteaHooks({
            type: name,
            events: ["push", "pull_request", "pull_request_sync", "status"],
            needs,
            canTest: true,
        }),
        openRequest: giteaRequest,
        checks: checksOf,
    };
}

export const gitea = giteaLike("gitea");
export const forgejo = giteaLike("forgejo");
