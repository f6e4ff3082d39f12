import { isOwn } from "../checks";
import type { AskApi, Check, DeploymentReport, ForgeApi, HookApi, HookWish, StatusReport } from "../forge-api";
import { ForgeApiError } from "../forge-api-error";
import { field, listIn, textIn } from "../read-answer";
import { gitlabRequest } from "./change-requests";

const needsHooks = "the scope api and the role Maintainer";
const needsStatuses = "the scope api and the role Developer";
const needsChecks = "the scope read_api";

const statusWords = {
    pending: "pending",
    running: "running",
    success: "success",
    failure: "failed",
    canceled: "canceled",
};

const wished = ({ url, secret }: HookWish) => ({
    url,
    token: secret.reveal(),
    push_events: true,
    tag_push_events: true,
    merge_requests_events: true,
    pipeline_events: true,
    enable_ssl_verification: true,
});

const hooks: HookApi = {
    needs: needsHooks,
    async create(ask, wish) {
        const request = { method: "POST", path: "/hooks", body: wished(wish) } as const;
        return textIn(await ask({ ...request, doing: "create the webhook", needs: needsHooks }), "id");
    },
    async update(ask, id, wish) {
        const request = { method: "PUT", path: `/hooks/${id}`, body: wished(wish) } as const;
        await ask({ ...request, doing: "change the webhook", needs: needsHooks });
        return id;
    },
    async list(ask) {
        const found = await ask({ path: "/hooks?per_page=100", doing: "list the webhooks", needs: needsHooks });
        return listIn(found).map((hook) => ({
            id: textIn(hook, "id"),
            url: textIn(hook, "url"),
            active: field(hook, "push_events") === true && textIn(hook, "alert_status") !== "disabled",
        }));
    },
    async remove(ask, { id }) {
        await ask({ method: "DELETE", path: `/hooks/${id}`, doing: "remove the webhook", needs: needsHooks });
    },
    /** Of all events that can be sent without having happened, the only one that is no push and needs nothing to exist. */
    async test(ask, { id }) {
        const path = `/hooks/${id}/test/resource_access_token_events`;
        await ask({ method: "POST", path, doing: "test the webhook", needs: needsHooks });
    },
};

const pageSize = 100;
const mostPages = 5;

/** Jobs of pipelines and what others said, each name's newest word. */
async function checksOf(ask: AskApi, sha: string): Promise<Check[]> {
    const found: unknown[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
        const path = `/repository/commits/${sha}/statuses?per_page=${pageSize}&page=${page}`;
        const asked = { doing: `read the checks of ${sha.slice(0, 7)}`, needs: needsChecks };
        const part = listIn(await ask({ path, ...asked }));
        found.push(...part);
        if (part.length < pageSize) {
            break;
        }
    }
    return found.flatMap(checkOf).filter(({ name }) => !isOwn(name));
}

/** A job that somebody would have to start, or that may fail, holds nothing. */
function checkOf(status: unknown): Check[] {
    const name = textIn(status, "name");
    const state = textIn(status, "status");
    const mayFail = field(status, "allow_failure") === true;
    if (state === "manual" || (mayFail && (state === "failed" || state === "canceled"))) {
        return [];
    }
    if (state === "success" || state === "skipped") {
        return [{ name, state: "green" }];
    }
    return [{ name, state: state === "failed" || state === "canceled" ? "failed" : "pending" }];
}

/** GitLab takes a branch's or tag's short name only. */
function refOf(ref: string): { ref: string; tag: boolean } | null {
    const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
    return name === undefined ? null : { ref: name, tag: kind === "tags" };
}

async function postStatus(ask: AskApi, report: StatusReport): Promise<void> {
    const { sha, ref, state, context, description, targetUrl } = report;
    const named = refOf(ref);
    const body = {
        state: statusWords[state],
        name: context,
        description,
        target_url: targetUrl,
        ...(named && { ref: named.ref }),
    };
    try {
        const request = { method: "POST", path: `/statuses/${sha}`, body } as const;
        await ask({ ...request, doing: "report the status", needs: needsStatuses });
    } catch (error) {
        // It says so also when the status is what it is to become.
        if (!(error instanceof ForgeApiError) || !/cannot transition status/i.test(error.said)) {
            throw error;
        }
    }
}

/** A deployment exists from its first step on; one of no branch or tag can't be told. */
async function postDeployment(ask: AskApi, report: DeploymentReport): Promise<string | null> {
    const { sha, state, environment, remoteId } = report;
    const named = refOf(report.ref);
    if (state === "pending" || named === null || (state === "canceled" && remoteId === null)) {
        return remoteId;
    }
    const asked = { doing: "report the deployment", needs: needsStatuses };
    if (remoteId === null) {
        const body = { environment, sha, ...named, status: statusWords[state] };
        const made = textIn(await ask({ method: "POST", path: "/deployments", body, ...asked }), "id");
        await nameEnvironment(ask, report);
        return made;
    }
    const body = { status: statusWords[state] };
    await ask({ method: "PUT", path: `/deployments/${remoteId}`, body, ...asked });
    return remoteId;
}

/** The address belongs to the environment, which the deployment has made where it wasn't there. */
async function nameEnvironment(ask: AskApi, { environment, environmentUrl }: DeploymentReport): Promise<void> {
    if (environmentUrl === "") {
        return;
    }
    const asked = { doing: "tell the environment's address", needs: needsStatuses };
    const found = listIn(await ask({ path: `/environments?name=${encodeURIComponent(environment)}`, ...asked }));
    const known = found.find((one) => textIn(one, "name") === environment);
    if (known !== undefined && textIn(known, "external_url") !== environmentUrl) {
        const body = { external_url: environmentUrl };
        await ask({ method: "PUT", path: `/environments/${textIn(known, "id")}`, body, ...asked });
    }
}

/** gitlab.com and servers of one's own; groups may be nested. */
export const gitlab: ForgeApi = {
    name: "gitlab",
    locate({ origin, path }) {
        if (path.length < 2) {
            return null;
        }
        const api = `${origin}/api/v4`;
        return { api, repository: `${api}/projects/${encodeURIComponent(path.join("/"))}` };
    },
    headers: (login) => (login ? { "PRIVATE-TOKEN": login.secret.reveal() } : ({} as Record<string, string>)),
    postStatus,
    postDeployment,
    hooks,
    openRequest: gitlabRequest,
    checks: checksOf,
};
