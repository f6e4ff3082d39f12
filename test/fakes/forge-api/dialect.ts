export interface ToldStatus {
    sha: string;
    context: string;
    state: string;
    description: string;
    url: string;
    ref?: string;
}

export interface ToldDeployment {
    id: number;
    sha: string;
    environment: string;
    /** In order. */
    states: string[];
    url?: string;
    log?: string;
}

export interface KeptHook {
    id: string;
    url: string;
    secret: string;
    events: string[];
    active: boolean;
}

/** What somebody else said about a commit, in the forge's own words. */
export interface Said {
    name: string;
    state: string;
    /** GitHub: a check run instead of a status. GitLab: the job may fail. */
    other?: boolean;
}

/** What the forge has been told, and what it will say. */
export interface ForgeMemory {
    statuses: ToldStatus[];
    deployments: ToldDeployment[];
    hooks: KeptHook[];
    said: Record<string, Said[]>;
    /** Sends the test of a hook; answers what became of it. */
    deliver(hook: KeptHook): Promise<{ status: number; body?: object }>;
}

/** Whatever was sent, in the shape that it should have; a dialect looks at what it uses. */
export interface SentBody {
    state: string;
    status: string;
    description: string;
    context: string & { genre: string; name: string };
    target_url: string;
    targetUrl: string;
    url: string;
    ref: string;
    tag: unknown;
    sha: string;
    key: string;
    name: string;
    type: string;
    token: string;
    secret: string;
    environment: string;
    environment_url: string;
    external_url: string;
    log_url: string;
    auto_merge: unknown;
    required_contexts: unknown[];
    active: boolean;
    events: string[];
    config: { url: string; secret: string };
    configuration: { secret: string };
    eventType: string;
    consumerInputs: { url: string; basicAuthPassword: string };
    publisherInputs: { projectId: string; repository: string };
}

export interface Call {
    match: RegExpExecArray;
    query: URLSearchParams;
    body: SentBody;
    memory: ForgeMemory;
}
export type Reply = { status: number; body?: unknown };
export type Run = (call: Call) => Reply | Promise<Reply>;
export interface Dialect {
    /** The headers that let somebody in, with the token `right`. */
    login: Record<string, string>;
    /** Below the server's root; the repository is ana/shop. */
    clonePath: string;
    routes: [method: string, path: RegExp, run: Run][];
}

let lastId = 100;
export const newId = () => String((lastId += 1));
export const created = (body: unknown): Reply => ({ status: 201, body });
export const ok = (body: unknown): Reply => ({ status: 200, body });
export const gone: Reply = { status: 204 };
export const missing: Reply = { status: 404, body: { message: "Not Found" } };
export const invalid = (message: string): Reply => ({ status: 422, body: { message } });

export function page(list: readonly unknown[], query: URLSearchParams, sizes: string): unknown[] {
    const size = Number(query.get(sizes) ?? 30);
    const from = (Number(query.get("page") ?? 1) - 1) * size;
    return list.slice(from, from + size);
}

export const findHook = ({ memory, match }: Call) =>
    memory.hooks.find(({ id }) => id === decodeURIComponent(match[1] ?? ""));
export const removeHook: Run = (call) => {
    const found = findHook(call);
    call.memory.hooks = call.memory.hooks.filter((hook) => hook !== found);
    return found ? gone : missing;
};
export const testHook: Run = async (call) => {
    const hook = findHook(call);
    return hook ? { ...gone, ...(await call.memory.deliver(hook)) } : missing;
};
interface HookRoutes {
    create: Dialect["routes"][number];
    change(method: string): Dialect["routes"][number];
    remove: Dialect["routes"][number];
}

/** `read` takes the hook out of a body, `show` puts it into an answer, without its secret. */
export function hookRoutes(
    base: string,
    shape: { read(body: SentBody): Omit<KeptHook, "id">; show(hook: KeptHook): object },
): HookRoutes {
    return {
        create: [
            "POST",
            new RegExp(`^${base}$`),
            ({ body, memory }) => {
                const hook = { id: newId(), ...shape.read(body) };
                if (!/^https?:\/\//.test(hook.url)) {
                    return invalid("Invalid url");
                }
                memory.hooks.push(hook);
                return created(shape.show(hook));
            },
        ],
        change: (method) => [
            method,
            new RegExp(`^${base}/([^/]+)$`),
            (call) => {
                const hook = findHook(call);
                return hook ? ok(shape.show(Object.assign(hook, shape.read(call.body)))) : missing;
            },
        ],
        remove: ["DELETE", new RegExp(`^${base}/([^/]+)$`), removeHook],
    };
}
