import { createHash } from "node:crypto";
import { isOwn } from "../checks";
import type { ApiLogin, AskApi, Check, ForgeApi, HookApi, HookWish } from "../forge-api";
import { basic, bearer } from "../headers";
import { field, listIn, textIn } from "../read-answer";
import { bitbucketRequest } from "./change-requests";

const needsHooks = 'the rights "Webhooks: read and write" and "Repositories: admin"';
const needsStatuses = 'the right "Repositories: write"';
const needsChecks = 'the right "Repositories: read"';

const stateWords = {
    pending: "INPROGRESS",
    running: "INPROGRESS",
    success: "SUCCESSFUL",
    failure: "FAILED",
    canceled: "STOPPED",
};

const wished = ({ url, secret }: HookWish) => ({
    description: "Dockge",
    url,
    active: true,
    secret: secret.reveal(),
    events: [
        "repo:push",
        "pullrequest:created",
        "pullrequest:updated",
        "repo:commit_status_created",
        "repo:commit_status_updated",
    ],
});

const hookPath = (id: string) => `/hooks/${encodeURIComponent(id)}`;

const hooks: HookApi = {
    needs: needsHooks,
    async create(ask, wish) {
        const request = { method: "POST", path: "/hooks", body: wished(wish) } as const;
        return textIn(await ask({ ...request, doing: "create the webhook", needs: needsHooks }), "uuid");
    },
    async update(ask, id, wish) {
        const request = { method: "PUT", path: hookPath(id), body: wished(wish) } as const;
        await ask({ ...request, doing: "change the webhook", needs: needsHooks });
        return id;
    },
    async list(ask) {
        const found = await ask({ path: "/hooks?pagelen=100", doing: "list the webhooks", needs: needsHooks });
        return listIn(found, "values").map((hook) => ({
            id: textIn(hook, "uuid"),
            url: textIn(hook, "url"),
            active: field(hook, "active") === true && listIn(hook, "events").includes("repo:push"),
        }));
    },
    async remove(ask, { id }) {
        await ask({ method: "DELETE", path: hookPath(id), doing: "remove the webhook", needs: needsHooks });
    },
};

/** A build's state in the words of both Bitbuckets. */
export function buildCheck(build: unknown): Check {
    const state = textIn(build, "state");
    return {
        name: textIn(build, "name") || textIn(build, "key"),
        state: state === "SUCCESSFUL" ? "green" : state === "INPROGRESS" || state === "UNKNOWN" ? "pending" : "failed",
    };
}

async function checksOf(ask: AskApi, sha: string): Promise<Check[]> {
    const path = `/commit/${sha}/statuses?pagelen=100`;
    const found = await ask({ path, doing: `read the checks of ${sha.slice(0, 7)}`, needs: needsChecks });
    return listIn(found, "values")
        .map(buildCheck)
        .filter(({ name }) => !isOwn(name));
}

const longestKey = 40;

/** A longer name is cut, and told apart by its hash. */
function keyOf(context: string): string {
    const hash = createHash("sha256").update(context).digest("hex").slice(0, 10);
    return context.length <= longestKey ? context : `${context.slice(0, longestKey - 11)}-${hash}`;
}

/** Access tokens of repositories and workspaces stand alone; what belongs to a person goes with their name. */
function headers(login: ApiLogin | null): Record<string, string> {
    const alone = login?.kind === "token" && ["git", "x-token-auth", ""].includes(login.username);
    return login === null || alone ? bearer(login) : basic(login.username, login);
}

export const bitbucket: ForgeApi = {
    name: "bitbucket",
    locate({ origin, host, path }) {
        if (path.length !== 2) {
            return null;
        }
        const api = host === "bitbucket.org" ? "https://api.bitbucket.org/2.0" : `${origin}/2.0`;
        return { api, repository: `${api}/repositories/${path.map(encodeURIComponent).join("/")}` };
    },
    headers,
    async postStatus(ask, { sha, state, context, description, targetUrl }) {
        const body = { key: keyOf(context), name: context, state: stateWords[state], description, url: targetUrl };
        const request = { method: "POST", path: `/commit/${sha}/statuses/build`, body } as const;
        await ask({ ...request, doing: "report the status", needs: needsStatuses });
    },
    hooks,
    openRequest: bitbucketRequest,
    checks: checksOf,
};
