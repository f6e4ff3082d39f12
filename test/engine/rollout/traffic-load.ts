import { Agent, request, type ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Address } from "./address";

export interface Loaded {
    requests: number;
    failures: string[];
    /** Answers by their text. */
    answers: Map<string, number>;
    /** Of the quick requests, in milliseconds. */
    slowest: number;
    median: number;
}

/**
 * How long a kept connection waits for its next request, in milliseconds: less than the switch's 60 s. In a process that
 * was held up, the switch's goodbye may lie unread while the next request goes out, and nobody would be to blame.
 */
const IDLE_MS = 30_000;

interface Load extends Address {
    perSecond: number;
    /** Of the slow requests, of which two begin each second. */
    longestMs: number;
    /** How long an answer is waited for before its request counts as failed; 60 s more than the longest by default. */
    patienceMs?: number;
}

/**
 * Requests at a steady pace, whatever becomes of them: most on connections that are kept alive, every fourth on one of
 * its own, and slow ones among them. `stop` waits for the last answer, within `patienceMs`.
 */
export class TrafficLoad {
    readonly #agent = new Agent({ keepAlive: true, maxSockets: 200, timeout: IDLE_MS });
    readonly #lastUsed = new WeakMap<Socket, number>();
    readonly #open = new Set<Promise<void>>();
    readonly #times: number[] = [];
    readonly #result: Loaded = { requests: 0, failures: [], answers: new Map(), slowest: 0, median: 0 };
    readonly #done: Promise<void>;
    #stopped = false;

    constructor(private readonly load: Load) {
        this.#done = this.#run();
    }

    get answers(): ReadonlyMap<string, number> {
        return this.#result.answers;
    }

    async stop(): Promise<Loaded> {
        this.#stopped = true;
        await this.#done;
        await Promise.all(this.#open);
        this.#agent.destroy();
        this.#times.sort((a, b) => a - b);
        const slowest = Math.round(this.#times.at(-1) ?? 0);
        return { ...this.#result, slowest, median: Math.round(this.#times[this.#times.length >> 1] ?? 0) };
    }

    async #run(): Promise<void> {
        const began = performance.now();
        let slow = 0;
        for (let sent = 0; !this.#stopped;) {
            const elapsed = performance.now() - began;
            for (; sent < (elapsed / 1000) * this.load.perSecond; sent += 1) {
                this.#send("/", sent % 4 !== 0);
            }
            for (; slow < elapsed / 500; slow += 1) {
                this.#send(`/slow?ms=${(slow % 10) * (this.load.longestMs / 9)}`, true);
            }
            await pause(5);
        }
    }

    #send(path: string, keptAlive: boolean): void {
        const began = performance.now();
        const quick = path === "/";
        const sent = new Promise<string | null>((resolve) => {
            const agent = keptAlive ? this.#agent : false;
            const { port, socketPath, longestMs, patienceMs = longestMs + 60_000 } = this.load;
            const signal = AbortSignal.timeout(patienceMs);
            const call = request({ agent, host: "127.0.0.1", port, socketPath, path, signal }, (response) => {
                let text = "";
                response.setEncoding("utf8");
                response.on("data", (chunk: string) => (text += chunk));
                response.once("error", (error) => resolve(error.message));
                response.once("end", () => {
                    if (response.statusCode !== 200) {
                        resolve(`${response.statusCode}`);
                        return;
                    }
                    this.#result.answers.set(text, (this.#result.answers.get(text) ?? 0) + 1);
                    if (quick) {
                        this.#times.push(performance.now() - began);
                    }
                    resolve(null);
                });
            });
            const connection = this.#connection(call);
            call.once("error", (error) => resolve(`${error.message}${connection()}`));
            call.end();
        }).then((failure) => this.#note(path, failure));
        this.#result.requests += 1;
        this.#open.add(sent);
        void sent.then(() => this.#open.delete(sent));
    }

    /** What a failure says of the connection it came over: how long that lay idle before. */
    #connection(call: ClientRequest): () => string {
        let idle = "";
        call.once("socket", (socket) => {
            const last = this.#lastUsed.get(socket);
            idle = last === undefined ? "" : ` (kept, idle for ${Math.round(performance.now() - last)} ms)`;
            call.once("close", () => this.#lastUsed.set(socket, performance.now()));
        });
        return () => idle;
    }

    /** Once for each request: one that breaks off may say so twice. */
    #note(path: string, failure: string | null): void {
        if (failure !== null) {
            this.#result.failures.push(`${new Date().toISOString()} ${path}: ${failure}`);
        }
    }
}
