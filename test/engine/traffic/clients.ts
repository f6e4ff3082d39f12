import { Agent, request, type RequestOptions } from "node:http";

export interface Answer {
    /** 0 where the connection broke. */
    status: number;
    /** Of the container that answered. */
    name: string;
    headers: Record<string, string>;
    cookie: string | undefined;
    milliseconds: number;
}

/** One request, over a connection of its own unless there is an agent; a broken connection is an answer too. */
export function get(port: number, options: RequestOptions = {}): Promise<Answer> {
    const began = performance.now();
    return new Promise((resolve) => {
        const end = (status: number, body: string, cookie?: string) => {
            const { name = "", headers = {} } = (body.startsWith("{") ? JSON.parse(body) : {}) as Partial<Answer>;
            resolve({ status, name, headers, cookie, milliseconds: performance.now() - began });
        };
        const sent = request({ host: "127.0.0.1", port, path: "/", agent: false, ...options }, (response) => {
            const parts: Buffer[] = [];
            response.on("data", (part: Buffer) => parts.push(part));
            response.on("error", () => end(0, ""));
            response.on("end", () => {
                const cookie = response.headers["set-cookie"]?.[0]?.split(";")[0];
                end(response.statusCode ?? 0, Buffer.concat(parts).toString(), cookie);
            });
        });
        sent.on("error", () => end(0, ""));
        sent.end();
    });
}

export interface Load {
    /** Of the requests so far. */
    answers: Answer[];
    failed(): Answer[];
    names(): Set<string>;
    end(): Promise<void>;
}

/** Requests one after the other over kept-alive connections, on several of them at a time, until it is ended. */
export function startLoad(port: number, connections = 4): Load {
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const answers: Answer[] = [];
    let ended = false;
    const client = async () => {
        while (!ended) {
            answers.push(await get(port, { agent }));
        }
    };
    const clients = Array.from({ length: connections }, client);
    return {
        answers,
        failed: () => answers.filter(({ status }) => status !== 200),
        names: () => new Set(answers.map(({ name }) => name)),
        async end() {
            ended = true;
            await Promise.all(clients);
            agent.destroy();
        },
    };
}
