import { githubApi } from "../../git/installation-tokens";
import { isOwn } from "../checks";
import type { AskApi, Check, DeploymentReport, ForgeApi, HookApi, HookWish } from "../forge-api";
import { bearer } from "../headers";
import { field, listIn, textIn } from "../read-answer";
import { githubRequest } from "./change-requests";

const needsHooks = 'the right "Webhooks: read and write" (of a classic token: admin:repo_hook)';
const needsStatuses = 'the right "Commit statuses: read and write" (of a classic token: repo:status)';
const needsDeployments = 'the right "Deployments: read and write" (of a classic token: repo_deployment)';
const needsChecks = 'the rights "Checks: read" and "Commit statuses: read" (of a classic token: repo)';

const statusWords = {
    pending: "pending",
    running: "pending",
    success: "success",
    failure: "failure",
    canceled: "error",
};
const deploymentWords = {
    pending: "queued",
    running: "in_progress",
    success: "success",
    failure: "failure",
    canceled: "inactive",
};

/** A push of a tag is a push; the others tell when checks change. */
const events = ["push", "pull_request", "status", "check_suite"];

const wished = ({ url, secret }: HookWish) => ({
    active: true,
    events,
    config: { url, content_type: "json", insecure_ssl: "0", secret: secret.reveal() },
});

const hooks: HookApi = {
    needs: needsHooks,
    async create(ask, wish) {
        const body = { name: "web", ...wished(wish) };
        return textIn(
            await ask({ method: "POST", path: "/hooks", body, doing: "create the webhook", needs: needsHooks }),
            "id",
        );
    },
    async update(ask, id, wish) {
        const request = { method: "PATCH", path: `/hooks/${id}`, body: wished(wish) } as const;
        await ask({ ...request, doing: "change the webhook", needs: needsHooks });
        return id;
    },
    async list(ask) {
        const found = await ask({ path: "/hooks?per_page=100", doing: "list the webhooks", needs: needsHooks });
        return listIn(found).map((hook) => ({
            id: textIn(hook, "id"),
            url: textIn(hook, "config", "url"),
            active:
                field(hook, "active") === true && ["push", "*"].some((name) => listIn(hook, "events").includes(name)),
        }));
    },
    async remove(ask, { id }) {
        await ask({ method: "DELETE", path: `/hooks/${id}`, doing: "remove the webhook", needs: needsHooks });
    },
    async test(ask, { id }) {
        await ask({ method: "POST", path: `/hooks/${id}/pings`, doing: "test the webhook", needs: needsHooks });
    },
};

async function checksOf(ask: AskApi, sha: string): Promise<Check[]> {
    const asked = { doing: `read the checks of ${sha.slice(0, 7)}`, needs: needsChecks };
    const statuses = listIn(await ask({ path: `/commits/${sha}/status?per_page=100`, ...asked }), "statuses");
    const runs = listIn(await ask({ path: `/commits/${sha}/check-runs?per_page=100`, ...asked }), "check_runs");
    return [...statuses.map(statusCheck), ...runs.map(runCheck)].filter(({ name }) => !isOwn(name));
}

function statusCheck(status: unknown): Check {
    const state = textIn(status, "state");
    return {
        name: textIn(status, "context"),
        state: state === "success" ? "green" : state === "pending" ? "pending" : "failed",
    };
}

function runCheck(run: unknown): Check {
    const passed = ["success", "neutral", "skipped"].includes(textIn(run, "conclusion"));
    const done = textIn(run, "status") === "completed";
    return { name: textIn(run, "name"), state: !done ? "pending" : passed ? "green" : "failed" };
}

/** What only waits is no deployment yet; a canceled one is told only where it had begun. */
async function postDeployment(ask: AskApi, report: DeploymentReport): Promise<string | null> {
    if (report.state === "pending" || (report.state === "canceled" && report.remoteId === null)) {
        return report.remoteId;
    }
    const id = report.remoteId ?? (await createDeployment(ask, report));
    const { description, environment, environmentUrl, targetUrl } = report;
    await ask({
        method: "POST",
        path: `/deployments/${id}/statuses`,
        body: {
            state: deploymentWords[report.state],
            description,
            environment,
            log_url: targetUrl,
            auto_inactive: true,
            ...(environmentUrl === "" ? {} : { environment_url: environmentUrl }),
        },
        doing: "report the deployment",
        needs: needsDeployments,
    });
    return id;
}

/** Checks are judged here, where somebody asked for that; GitHub is only told. */
async function createDeployment(ask: AskApi, { sha, environment, description }: DeploymentReport): Promise<string> {
    const body = { ref: sha, environment, description, auto_merge: false, required_contexts: [] };
    const made = await ask({
        method: "POST",
        path: "/deployments",
        body,
        doing: "report the deployment",
        needs: needsDeployments,
    });
    return textIn(made, "id");
}

/** github.com, *.ghe.com and Enterprise Server. */
export const github: ForgeApi = {
    name: "github",
    locate({ protocol, origin, host, path }) {
        if (path.length !== 2) {
            return null;
        }
        const api = protocol === "http" ? `${origin}/api/v3` : githubApi(host);
        return { api, repository: `${api}/repos/${path.map(encodeURIComponent).join("/")}` };
    },
    headers: (login) => ({
        Accept: "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
        ...bearer(login),
    }),
    async postStatus(ask, { sha, state, context, description, targetUrl }) {
        await ask({
            method: "POST",
            path: `/statuses/${sha}`,
            body: { state: statusWords[state], context, description, target_url: targetUrl },
            doing: "report the status",
            needs: needsStatuses,
        });
    },
    postDeployment,
    hooks,
    openRequest: githubRequest,
    checks: checksOf,
};
