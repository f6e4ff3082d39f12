import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { ForgeName } from "../../common/schema";
import { dialects } from "./forge-api";
import type { Dialect, ForgeMemory, SentBody } from "./forge-api/dialect";

export interface Fault {
    status: number;
    headers?: Record<string, string>;
    body?: unknown;
    /** Answer with so many bytes instead. */
    bytes?: number;
}

export interface ForgeApiServer extends ForgeMemory {
    /** With the port. */
    readonly host: string;
    readonly origin: string;
    /** Clone URL of its one repository. */
    readonly url: string;
    /** `METHOD path` of everything that was asked, refused or not. */
    readonly requests: { line: string; headers: http.IncomingHttpHeaders; body: string }[];
    /** Answered instead, one after the other; a function decides by the request. */
    readonly faults: (Fault | ((line: string) => Fault | null))[];
    /** Refuses connections from now on, or takes them again on the same port. */
    down(): Promise<void>;
    up(): Promise<void>;
    close(): Promise<void>;
}

function isLetIn({ login }: Dialect, headers: http.IncomingHttpHeaders): boolean {
    return Object.entries(login).every(([name, value]) => headers[name] === value);
}

/** One forge with one repository, over real HTTP; only the token `right` is let in. */
export async function startForgeApi(forge: ForgeName, tls?: { key: Buffer; cert: Buffer }): Promise<ForgeApiServer> {
    const dialect = dialects[forge];
    const memory: ForgeMemory & Pick<ForgeApiServer, "requests" | "faults"> = {
        statuses: [],
        deployments: [],
        hooks: [],
        said: {},
        deliver: async () => ({ status: 200 }),
        requests: [],
        faults: [],
    };
    const nextFault = (line: string): Fault | null => {
        const [first] = memory.faults;
        if (typeof first === "function") {
            return first(line);
        }
        memory.faults.shift();
        return first ?? null;
    };
    const reply = async (request: http.IncomingMessage): Promise<Fault> => {
        const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://server");
        const line = `${request.method} ${pathname}`;
        const body =
            Number(request.headers["content-length"] ?? 0) > 0 ? ((await json(request)) as SentBody) : ({} as SentBody);
        memory.requests.push({ line, headers: request.headers, body: JSON.stringify(body) });
        const fault = nextFault(line);
        if (fault) {
            return fault;
        }
        if (pathname === "/api/v3/app/installations/34/access_tokens") {
            // Who may have one is another fake's business.
            return { status: 201, body: { token: "right", expires_at: "2100-01-01T00:00:00Z" } };
        }
        if (!dialect || !isLetIn(dialect, request.headers)) {
            return { status: 401, body: { message: "Bad credentials" } };
        }
        for (const [method, path, run] of dialect.routes) {
            const match = method === request.method ? path.exec(pathname) : null;
            if (match) {
                return run({ match, query, body, memory });
            }
        }
        return { status: 404, body: { message: "Not Found" } };
    };
    const answer: http.RequestListener = (request, response) => {
        void reply(request).then(({ status, headers, body, bytes }) => {
            response.writeHead(status, { "Content-Type": "application/json", ...headers });
            response.end(bytes ? Buffer.alloc(bytes, 32) : body === undefined ? "" : JSON.stringify(body));
        });
    };
    const server = tls ? https.createServer(tls, answer) : http.createServer(answer);
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const origin = `${tls ? "https" : "http"}://127.0.0.1:${port}`;
    const down = async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
    };
    return Object.assign(memory, {
        host: `127.0.0.1:${port}`,
        origin,
        url: origin + (dialect?.clonePath ?? "/ana/shop.git"),
        down,
        up: async () => void (await once(server.listen(port, "127.0.0.1"), "listening")),
        close: async () => (server.listening ? down() : undefined),
    });
}
