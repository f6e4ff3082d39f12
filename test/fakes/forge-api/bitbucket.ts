import { created, ok, gone, missing, hookRoutes, type Dialect, type KeptHook, type SentBody } from "./dialect";

const cloudBase = "/2.0/repositories/ana/shop";
const cloudHook = {
    read: ({ url, secret, events, active }: SentBody) => ({ url, secret, events, active }),
    show: ({ id, url, events, active }: KeptHook) => ({ uuid: id, url, events, active, secret_set: true }),
};
const cloudHooks = hookRoutes(`${cloudBase}/hooks`, cloudHook);
export const bitbucket: Dialect = {
    login: { authorization: "Bearer right" },
    clonePath: "/ana/shop.git",
    routes: [
        [
            "POST",
            new RegExp(`^${cloudBase}/commit/(\\w+)/statuses/build$`),
            ({ match, body, memory }) => {
                const { key, name, state, description, url } = body;
                if (key.length > 40 || !["SUCCESSFUL", "FAILED", "INPROGRESS", "STOPPED"].includes(state)) {
                    return { status: 400, body: { error: { message: "key: too long" } } };
                }
                memory.statuses.push({ sha: match[1]!, context: name, state, description, url });
                return created({ key });
            },
        ],
        [
            "GET",
            new RegExp(`^${cloudBase}/commit/(\\w+)/statuses$`),
            ({ match, memory }) =>
                ok({ values: (memory.said[match[1]!] ?? []).map(({ name, state }) => ({ key: name, name, state })) }),
        ],
        cloudHooks.create,
        ["GET", new RegExp(`^${cloudBase}/hooks$`), ({ memory }) => ok({ values: memory.hooks.map(cloudHook.show) })],
        cloudHooks.change("PUT"),
        cloudHooks.remove,
    ],
};

const centerBase = "/rest/api/latest/projects/ANA/repos/shop";
const centerHook = {
    read: ({ url, configuration, events, active }: SentBody) => ({
        url,
        secret: configuration.secret,
        events,
        active,
    }),
    show: ({ id, url, events, active }: KeptHook) => ({ id: Number(id), url, events, active, configuration: {} }),
};
const centerHooks = hookRoutes(`${centerBase}/webhooks`, centerHook);
export const bitbucketDc: Dialect = {
    login: { authorization: "Bearer right" },
    clonePath: "/scm/ANA/shop.git",
    routes: [
        [
            "POST",
            new RegExp(`^${centerBase}/commits/(\\w+)/builds$`),
            ({ match, body, memory }) => {
                const { name, state, description, url, ref } = body;
                memory.statuses.push({ sha: match[1]!, context: name, state, description, url, ref });
                return gone;
            },
        ],
        [
            "GET",
            /^\/rest\/build-status\/1\.0\/commits\/(\w+)$/,
            ({ match, memory }) =>
                ok({ values: (memory.said[match[1]!] ?? []).map(({ name, state }) => ({ key: name, name, state })) }),
        ],
        [
            "POST",
            new RegExp(`^${centerBase}/webhooks/test$`),
            async ({ memory, query }) => {
                const hook = memory.hooks.find(
                    ({ id, url }) => id === query.get("webhookId") && url === query.get("url"),
                );
                return hook ? { ...ok({}), ...(await memory.deliver(hook)) } : missing;
            },
        ],
        centerHooks.create,
        [
            "GET",
            new RegExp(`^${centerBase}/webhooks$`),
            ({ memory }) => ok({ values: memory.hooks.map(centerHook.show) }),
        ],
        centerHooks.change("PUT"),
        centerHooks.remove,
    ],
};
