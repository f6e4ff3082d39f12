/** Where a published port is reached: on 127.0.0.1, or through a socket that leads to it. */
export interface Address {
    port?: number;
    socketPath?: string;
}
