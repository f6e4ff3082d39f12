import { newId, created, ok, removeHook, type Dialect } from "./dialect";

const azureBase = "/acme/shop/_apis/git/repositories/web";
export const azure: Dialect = {
    login: { authorization: `Basic ${Buffer.from(":right").toString("base64")}` },
    clonePath: "/acme/shop/_git/web",
    routes: [
        ["GET", new RegExp(`^${azureBase}$`), () => ok({ id: "r-1", project: { id: "p-1" } })],
        [
            "POST",
            new RegExp(`^${azureBase}/commits/(\\w+)/statuses$`),
            ({ match, body, memory, query }) => {
                const { state, description, targetUrl: url, context } = body;
                memory.statuses.push({
                    sha: match[1]!,
                    context: `${context.genre}/${context.name}`,
                    state,
                    description,
                    url,
                });
                return query.get("api-version") === "7.1"
                    ? created({ id: 1 })
                    : { status: 400, body: { message: "version" } };
            },
        ],
        [
            "GET",
            new RegExp(`^${azureBase}/commits/(\\w+)/statuses$`),
            ({ match, memory }) =>
                ok({
                    value: (memory.said[match[1]!] ?? []).map(({ name, state }) => {
                        const [first, second] = name.split("/");
                        return { state, context: second ? { genre: first, name: second } : { name } };
                    }),
                }),
        ],
        [
            "POST",
            /^\/acme\/_apis\/hooks\/subscriptions$/,
            ({ body, memory }) => {
                const { url, basicAuthPassword: secret } = body.consumerInputs;
                const { projectId, repository } = body.publisherInputs;
                const hook = { id: newId(), url, secret, events: [body.eventType], active: true };
                memory.hooks.push(hook);
                return projectId === "p-1" && repository === "r-1"
                    ? ok({ id: hook.id })
                    : { status: 400, body: { message: "inputs" } };
            },
        ],
        [
            "GET",
            /^\/acme\/_apis\/hooks\/subscriptions$/,
            ({ memory }) =>
                ok({
                    value: memory.hooks.map(({ id, url, events, active }) => ({
                        id,
                        eventType: events[0],
                        status: active ? "enabled" : "disabledBySystem",
                        consumerInputs: { url, basicAuthPassword: "********" },
                    })),
                }),
        ],
        ["DELETE", /^\/acme\/_apis\/hooks\/subscriptions\/([^/]+)$/, removeHook],
    ],
};
