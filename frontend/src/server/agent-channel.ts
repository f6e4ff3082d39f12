/** The way to a server: the "agent" events of Dockge's socket, which the standalone host speaks too. */
export interface AgentChannel {
    /** "" for the server that the page came from, else the agent's address. */
    readonly endpoint: string;
    emit(event: string, payload: object, answer: (response: unknown) => void): void;
    /** Every push of every endpoint; returns the function that ends it. */
    onPush(listener: (event: string, payload: unknown) => void): () => void;
    /** The transport is connected anew; the login may still be under way. */
    onConnect(listener: () => void): () => void;
}
