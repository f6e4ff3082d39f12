/** The way to a server: the "agent" events of Dockge's socket, which the standalone host speaks too. */
export interface AgentChannel {
    /** "" for the server that the page came from, else the agent's address. */
    readonly endpoint: string;
    /** Another instance of Dockge; absent for the server that the page came from. */
    readonly agent?: AgentLine;
    emit(event: string, payload: object, answer: (response: unknown) => void): void;
    /** Every push of every endpoint; returns the function that ends it. */
    onPush(listener: (event: string, payload: unknown) => void): () => void;
    /** The transport is connected anew; the login may still be under way. */
    onConnect(listener: () => void): () => void;
}

/** "unknown" is an instance that this Dockge has not been told of, or not any more. */
export type Reach = "online" | "connecting" | "offline" | "unknown";

/** How the host stands with another instance, whether that one has the extension or not. */
export interface AgentLine {
    /** Of its own pages, as the host was told; without a slash at the end. */
    readonly url: string;
    reach(): Reach;
    /** Runs when that changes; returns the function that ends it. */
    onReach(listener: (reach: Reach) => void): () => void;
    /** Asks what every Dockge answers at once. What was sent before has arrived there by then. */
    knock(answer: () => void): void;
}
