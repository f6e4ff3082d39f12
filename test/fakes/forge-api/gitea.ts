import {
    created,
    ok,
    invalid,
    testHook,
    page,
    hookRoutes,
    type Dialect,
    type KeptHook,
    type Run,
    type Said,
    type SentBody,
} from "./dialect";

const giteaBase = "/api/v1/repos/ana/shop";
const giteaHook = {
    read: ({ active, events, config }: SentBody) => ({ url: config.url, secret: config.secret, events, active }),
    show: ({ id, url, events, active }: KeptHook) => ({
        id: Number(id),
        active,
        events,
        config: { url, content_type: "json" },
    }),
};
const giteaHooks = hookRoutes(`${giteaBase}/hooks`, giteaHook);

export function giteaKind(type: string, hasStatuses: boolean): Dialect {
    const typed: Run = (call) =>
        call.body.type === type ? giteaHooks.create[2](call) : invalid(`Invalid hook type: ${call.body.type}`);
    return {
        login: { authorization: "token right" },
        clonePath: "/ana/shop.git",
        routes: [
            ["POST", giteaHooks.create[1], typed],
            ["GET", new RegExp(`^${giteaBase}/hooks$`), ({ memory }) => ok(memory.hooks.map(giteaHook.show))],
            giteaHooks.remove,
            ...(hasStatuses ? giteaStatuses : []),
        ],
    };
}

const giteaStatuses: Dialect["routes"] = [
    [
        "POST",
        new RegExp(`^${giteaBase}/statuses/(\\w+)$`),
        ({ match, body, memory }) => {
            const { state, context, description, target_url: url } = body;
            memory.statuses.push({ sha: match[1]!, context, state, description, url });
            return ["pending", "success", "error", "failure"].includes(state) ? created({ id: 1 }) : invalid("state");
        },
    ],
    [
        "GET",
        new RegExp(`^${giteaBase}/commits/(\\w+)/status$`),
        ({ match, memory, query }) => {
            const said = page(memory.said[match[1]!] ?? [], query, "limit") as Said[];
            return ok({
                state: "pending",
                statuses: said.map(({ name, state }) => ({ context: name, status: state })),
            });
        },
    ],
    [
        "POST",
        new RegExp(`^${giteaBase}/hooks/(\\d+)/tests$`),
        async (call) => ({ ...(await testHook(call)), status: 204 }),
    ],
];
