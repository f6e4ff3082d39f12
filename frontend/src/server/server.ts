import type { AgentLine } from "./agent-channel";
import type { KnownCall, Payload, PushTypes, Result } from "./calls";
import type { LogFeeds } from "./log-feeds";

/** One server as the panels see it, wherever they are mounted. Calls throw CicdError with a text for people. */
export interface Server {
    /** "" for the server that the page came from, else the name under which that one knows it. */
    readonly endpoint: string;
    /** How the host stands with it; null for the server that the page came from. */
    readonly agent: AgentLine | null;
    /** Of its own pages and its API, as far as the browser knows; without a slash at the end. */
    readonly origin: string;
    call<N extends KnownCall>(name: N, payload: Payload<N>): Promise<Result<N>>;
    /** Returns the function that ends it. */
    on<P extends keyof PushTypes>(push: P, listener: (payload: PushTypes[P]) => void): () => void;
    /** Runs each time the connection is back and logged in: what was watched must be asked for again. */
    onReconnect(listener: () => void): () => void;
    /** Runs when another instance is reached, or its extension has started behind it: it may answer from now on. */
    onArrival(listener: () => void): () => void;
    /**
     * Answers when the extension is there and speaks our protocol, with how often it was asked until then; throws what
     * a person should know otherwise.
     */
    hello(): Promise<number>;
    /** Of deployments, by their ids. */
    readonly logs: LogFeeds;
    /** Of jobs and single commands, by their runs. */
    readonly jobLogs: LogFeeds;
}
