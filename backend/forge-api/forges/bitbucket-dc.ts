import { isOwn } from "../checks";
import type { ApiLogin, AskApi, Check, ForgeApi, HookApi, HookWish } from "../forge-api";
import { basic, bearer } from "../headers";
import { field, listIn, textIn } from "../read-answer";
import type { RepositoryPlace } from "../repository-place";
import { buildCheck } from "./bitbucket";
import { bitbucketDcRequest } from "./change-requests";

const needsHooks = 'the permission "Repository admin"';
const needsStatuses = 'the permission "Repository read", of a user who may see builds';
const needsChecks = 'the permission "Repository read"';

const stateWords = {
    pending: "INPROGRESS",
    running: "INPROGRESS",
    success: "SUCCESSFUL",
    failure: "FAILED",
    canceled: "CANCELLED",
};

const wished = ({ url, secret }: HookWish) => ({
    name: "Dockge",
    url,
    active: true,
    configuration: { secret: secret.reveal() },
    events: ["repo:refs_changed", "pr:opened", "pr:from_ref_updated"],
});

const hooks: HookApi = {
    needs: needsHooks,
    async create(ask, wish) {
        const request = { method: "POST", path: "/webhooks", body: wished(wish) } as const;
        return textIn(await ask({ ...request, doing: "create the webhook", needs: needsHooks }), "id");
    },
    async update(ask, id, wish) {
        const request = { method: "PUT", path: `/webhooks/${id}`, body: wished(wish) } as const;
        await ask({ ...request, doing: "change the webhook", needs: needsHooks });
        return id;
    },
    async list(ask) {
        const found = await ask({ path: "/webhooks?limit=100", doing: "list the webhooks", needs: needsHooks });
        return listIn(found, "values").map((hook) => ({
            id: textIn(hook, "id"),
            url: textIn(hook, "url"),
            active: field(hook, "active") === true && listIn(hook, "events").includes("repo:refs_changed"),
        }));
    },
    async remove(ask, { id }) {
        await ask({ method: "DELETE", path: `/webhooks/${id}`, doing: "remove the webhook", needs: needsHooks });
    },
    async test(ask, { id, url }) {
        const path = `/webhooks/test?webhookId=${id}&url=${encodeURIComponent(url)}`;
        await ask({ method: "POST", path, body: {}, doing: "test the webhook", needs: needsHooks });
    },
};

/** The older interface is the one that lists all builds of a commit, whatever their keys. */
async function checksOf(ask: AskApi, sha: string): Promise<Check[]> {
    const path = `/build-status/1.0/commits/${sha}?limit=100`;
    const asked = { doing: `read the checks of ${sha.slice(0, 7)}`, needs: needsChecks };
    const found = await ask({ under: "api", path, ...asked });
    return listIn(found, "values")
        .map(buildCheck)
        .filter(({ name }) => !isOwn(name));
}

/** Over https below /scm, where the server may have a folder of its own before that; over SSH without it. */
function projectAndName({ protocol, path }: RepositoryPlace): { before: string[]; key: string; name: string } | null {
    const at = protocol === "ssh" ? -1 : path.lastIndexOf("scm", path.length - 3);
    const [key, name, more] = path.slice(at + 1);
    const isFound = (protocol === "ssh" || at !== -1) && name !== undefined && more === undefined;
    return isFound ? { before: at > 0 ? path.slice(0, at) : [], key: key!, name } : null;
}

function headers(login: ApiLogin | null): Record<string, string> {
    return login?.kind === "password" ? basic(login.username, login) : bearer(login);
}

export const bitbucketDc: ForgeApi = {
    name: "bitbucket-dc",
    locate(place) {
        const found = projectAndName(place);
        if (!found) {
            return null;
        }
        const api = [place.origin, ...found.before.map(encodeURIComponent), "rest"].join("/");
        const [key, name] = [found.key, found.name].map((part) => encodeURIComponent(part));
        return { api, repository: `${api}/api/latest/projects/${key}/repos/${name}` };
    },
    headers,
    async postStatus(ask, { sha, ref, state, context, description, targetUrl }) {
        const body = {
            key: context,
            name: context,
            state: stateWords[state],
            description,
            url: targetUrl,
            ...(ref.startsWith("refs/") ? { ref } : {}),
        };
        const request = { method: "POST", path: `/commits/${sha}/builds`, body } as const;
        await ask({ ...request, doing: "report the status", needs: needsStatuses });
    },
    hooks,
    openRequest: bitbucketDcRequest,
    checks: checksOf,
};
