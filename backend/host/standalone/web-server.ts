import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import type { StandaloneConfig } from "./config";

export function createWebServer(app: Express, { tls }: StandaloneConfig): http.Server {
    if (!tls) {
        return http.createServer(app);
    }
    const { key, cert, passphrase } = tls;
    return https.createServer({ key: readFileSync(key), cert: readFileSync(cert), passphrase }, app);
}

/** Resolves with the URL for people. @throws Error with a sentence when the port can't be had */
export async function listen(server: http.Server, { port, hostname, tls }: StandaloneConfig): Promise<string> {
    await new Promise<void>((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) => reject(cannotListen(error, port)));
        server.listen(port, hostname, resolve);
    });
    const host = !hostname || hostname === "0.0.0.0" || hostname === "::" ? "localhost" : hostname;
    const shown = host.includes(":") ? `[${host}]` : host;
    return `${tls ? "https" : "http"}://${shown}:${(server.address() as AddressInfo).port}`;
}

function cannotListen(error: NodeJS.ErrnoException, port: number): Error {
    const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use by another program: end that one, or set DOCKGE_PORT to a free port.`,
        EACCES: `Port ${port} may not be used by this user: set DOCKGE_PORT to one above 1023.`,
        EADDRNOTAVAIL: "DOCKGE_HOSTNAME names an address that this machine does not have.",
    };
    return new Error(reasons[error.code ?? ""] ?? `The server can't listen on port ${port}: ${error.message}`);
}

/** Ends open connections too: they would keep the process alive. */
export async function closeWebServer(server: http.Server): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
}
