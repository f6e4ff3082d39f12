import {
    newId,
    created,
    ok,
    missing,
    invalid,
    testHook,
    hookRoutes,
    type Dialect,
    type KeptHook,
    type SentBody,
} from "./dialect";

const githubBase = "/api/v3/repos/ana/shop";
const githubHook = {
    read: ({ active, events, config }: SentBody) => ({ url: config.url, secret: config.secret, events, active }),
    show: ({ id, url, events, active }: KeptHook) => ({
        id: Number(id),
        active,
        events,
        config: { url, content_type: "json", secret: "********" },
    }),
};
const githubHooks = hookRoutes(`${githubBase}/hooks`, githubHook);
export const github: Dialect = {
    login: { authorization: "Bearer right" },
    clonePath: "/ana/shop.git",
    routes: [
        [
            "POST",
            new RegExp(`^${githubBase}/statuses/(\\w+)$`),
            ({ match, body, memory }) => {
                if (!["error", "failure", "pending", "success"].includes(body.state) || body.description.length > 140) {
                    return invalid("Validation Failed");
                }
                const { state, context, description, target_url: url } = body;
                memory.statuses.push({ sha: match[1]!, context, state, description, url });
                return created({ id: 1 });
            },
        ],
        [
            "POST",
            new RegExp(`^${githubBase}/deployments$`),
            ({ body, memory }) => {
                const id = Number(newId());
                memory.deployments.push({ id, sha: body.ref, environment: body.environment, states: [] });
                return body.auto_merge === false && body.required_contexts?.length === 0
                    ? created({ id })
                    : { status: 409, body: { message: "Conflict: Commit status checks failed" } };
            },
        ],
        [
            "POST",
            new RegExp(`^${githubBase}/deployments/(\\d+)/statuses$`),
            ({ match, body, memory }) => {
                const found = memory.deployments.find(({ id }) => String(id) === match[1]);
                found?.states.push(body.state);
                Object.assign(found ?? {}, { url: body.environment_url, log: body.log_url });
                return found ? created({}) : missing;
            },
        ],
        [
            "GET",
            new RegExp(`^${githubBase}/commits/(\\w+)/status$`),
            ({ match, memory }) => {
                const said = (memory.said[match[1]!] ?? []).filter(({ other }) => !other);
                return ok({ state: "pending", statuses: said.map(({ name, state }) => ({ context: name, state })) });
            },
        ],
        [
            "GET",
            new RegExp(`^${githubBase}/commits/(\\w+)/check-runs$`),
            ({ match, memory }) => {
                const runs = (memory.said[match[1]!] ?? []).filter(({ other }) => other);
                const open = ["queued", "in_progress", "waiting"];
                const shown = runs.map(({ name, state }) =>
                    open.includes(state)
                        ? { name, status: state, conclusion: null }
                        : { name, status: "completed", conclusion: state },
                );
                return ok({ total_count: shown.length, check_runs: shown });
            },
        ],
        [
            "POST",
            new RegExp(`^${githubBase}/hooks$`),
            async (call) => {
                if (call.memory.hooks.some(({ url }) => url === call.body.config.url)) {
                    return {
                        status: 422,
                        body: {
                            message: "Validation Failed",
                            errors: [{ message: "Hook already exists on this repository" }],
                        },
                    };
                }
                const reply = await githubHooks.create[2](call);
                void call.memory.deliver(call.memory.hooks.at(-1)!);
                return reply;
            },
        ],
        ["GET", new RegExp(`^${githubBase}/hooks$`), ({ memory }) => ok(memory.hooks.map(githubHook.show))],
        githubHooks.change("PATCH"),
        githubHooks.remove,
        [
            "POST",
            new RegExp(`^${githubBase}/hooks/(\\d+)/pings$`),
            async (call) => ({ ...(await testHook(call)), status: 204 }),
        ],
    ],
};
