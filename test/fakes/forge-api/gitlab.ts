import {
    newId,
    created,
    ok,
    missing,
    findHook,
    page,
    hookRoutes,
    type Dialect,
    type KeptHook,
    type SentBody,
} from "./dialect";

const gitlabBase = "/api/v4/projects/team%2Fana%2Fshop";
const gitlabHook = {
    read: (body: SentBody) => ({
        url: body.url,
        secret: body.token,
        events: Object.entries(body).flatMap(([key, on]) => (key.endsWith("_events") && on === true ? [key] : [])),
        active: true,
    }),
    show: ({ id, url, events, active }: KeptHook) => ({
        id: Number(id),
        url,
        push_events: events.includes("push_events"),
        alert_status: active ? "executable" : "disabled",
    }),
};
const gitlabHooks = hookRoutes(`${gitlabBase}/hooks`, gitlabHook);
export const gitlab: Dialect = {
    login: { "private-token": "right" },
    clonePath: "/team/ana/shop.git",
    routes: [
        [
            "POST",
            new RegExp(`^${gitlabBase}/statuses/(\\w+)$`),
            ({ match, body, memory }) => {
                const { state, name, description, target_url: url, ref } = body;
                const former = memory.statuses.findLast((told) => told.sha === match[1] && told.context === name);
                if (former?.state === state && (state === "pending" || state === "running")) {
                    return { status: 400, body: { message: `Cannot transition status via :enqueue from :${state}` } };
                }
                memory.statuses.push({ sha: match[1]!, context: name, state, description, url, ref });
                return created({ id: 1 });
            },
        ],
        [
            "POST",
            new RegExp(`^${gitlabBase}/deployments$`),
            ({ body, memory }) => {
                const { sha, environment, status, ref, tag } = body;
                const id = Number(newId());
                memory.deployments.push({ id, sha, environment, states: [status] });
                return typeof ref === "string" && typeof tag === "boolean"
                    ? created({ id })
                    : { status: 400, body: { error: "ref is missing" } };
            },
        ],
        [
            "PUT",
            new RegExp(`^${gitlabBase}/deployments/(\\d+)$`),
            ({ match, body, memory }) => {
                const found = memory.deployments.find(({ id }) => String(id) === match[1]);
                found?.states.push(body.status);
                return found ? ok({}) : missing;
            },
        ],
        [
            "GET",
            new RegExp(`^${gitlabBase}/environments$`),
            ({ memory, query }) =>
                ok(
                    memory.deployments
                        .filter(({ environment }) => environment === query.get("name"))
                        .slice(0, 1)
                        .map(({ id, environment, url }) => ({ id, name: environment, external_url: url ?? null })),
                ),
        ],
        [
            "PUT",
            new RegExp(`^${gitlabBase}/environments/(\\d+)$`),
            ({ match, body, memory }) => {
                const found = memory.deployments.find(({ id }) => String(id) === match[1]);
                Object.assign(found ?? {}, { url: body.external_url });
                return found ? ok({}) : missing;
            },
        ],
        [
            "GET",
            new RegExp(`^${gitlabBase}/repository/commits/(\\w+)/statuses$`),
            ({ match, memory, query }) =>
                ok(
                    page(
                        (memory.said[match[1]!] ?? []).map(({ name, state, other }) => ({
                            name,
                            status: state,
                            allow_failure: other === true,
                        })),
                        query,
                        "per_page",
                    ),
                ),
        ],
        gitlabHooks.create,
        ["GET", new RegExp(`^${gitlabBase}/hooks$`), ({ memory }) => ok(memory.hooks.map(gitlabHook.show))],
        gitlabHooks.change("PUT"),
        gitlabHooks.remove,
        [
            "POST",
            new RegExp(`^${gitlabBase}/hooks/(\\d+)/test/resource_access_token_events$`),
            async (call) => {
                const hook = findHook(call);
                const { status, body } = hook ? await call.memory.deliver(hook) : missing;
                return status < 300
                    ? created({ message: "201 Created" })
                    : {
                          status: status === 404 ? 404 : 422,
                          body: body ?? { message: `Hook executed successfully but returned HTTP ${status}` },
                      };
            },
        ],
    ],
};
