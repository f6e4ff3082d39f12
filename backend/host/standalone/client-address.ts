import type { Socket } from "socket.io";

/** Whose attempts are counted together. `X-Forwarded-For` counts only where a proxy is trusted by setting. */
export function clientAddress(socket: Socket, trustProxy: boolean): string {
    const { headers } = socket.request;
    const forwarded = headers["x-forwarded-for"] ?? headers["x-real-ip"];
    if (trustProxy && typeof forwarded === "string") {
        return forwarded.split(",")[0]!.trim();
    }
    return socket.conn.remoteAddress.replace(/^::ffff:/, "");
}
