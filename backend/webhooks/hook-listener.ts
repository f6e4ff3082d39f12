import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { CicdError } from "../../common/errors";
import type { Listening, PlainHandler } from "../host/host";

export interface HookListener {
    /**
     * From now on webhooks are served on this port too; 0 ends that. The former port goes only when the new one is
     * there. @throws CicdError PORT_TAKEN | INVALID_INPUT, and then everything stays as it was
     */
    use(port: number): Promise<void>;
    /** Takes no new deliveries; those that are being received are answered. */
    close(): Promise<void>;
}

function cannotListen(port: number, error: NodeJS.ErrnoException): CicdError {
    const taken = error.code === "EADDRINUSE";
    const reasons: Record<string, string> = {
        EADDRINUSE: "it is in use by another program",
        EACCES: "this server's user may not use it",
    };
    return new CicdError(
        {
            code: taken ? "PORT_TAKEN" : "INVALID_INPUT",
            message: `Webhooks can't be served on port ${port}: ${reasons[error.code ?? ""] ?? error.message}.`,
            safe: "Nothing was changed; webhooks arrive where they arrived before.",
            hint: taken ? "Choose a free port, or end the other program." : "Choose a port from 1024 to 65535.",
        },
        { cause: error },
    );
}

/** Without a word about what else this server is. */
function answerNotFound(response: http.ServerResponse): void {
    response.writeHead(404, { "Content-Type": "application/json", Connection: "close" });
    response.end('{"ok":false,"error":{"code":"NOT_FOUND","message":"Only webhooks are served here."}}\n');
}

async function open(port: number, { hostname, tls }: Listening, handler: PlainHandler): Promise<http.Server> {
    const onRequest: http.RequestListener = (request, response) => {
        if (!handler(request, response)) {
            answerNotFound(response);
        }
    };
    const files = tls && { key: readFileSync(tls.key), cert: readFileSync(tls.cert), passphrase: tls.passphrase };
    const server = files ? https.createServer(files, onRequest) : http.createServer(onRequest);
    await new Promise<void>((resolve, reject) => {
        server.once("error", (error) => reject(cannotListen(port, error)));
        server.listen(port, hostname, resolve);
    });
    return server;
}

async function end(server: http.Server): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await closed;
}

/** A second listener on the host's own address that answers 404 to all but webhooks, for exposing nothing else. */
export function createHookListener(
    listening: Listening,
    handler: PlainHandler,
    report: (error: unknown) => void,
): HookListener {
    let current: { port: number; server: http.Server } | null = null;
    let turn: Promise<void> = Promise.resolve();
    const switchTo = async (port: number) => {
        if (port === (current?.port ?? 0)) {
            return;
        }
        const former = current;
        current = port === 0 ? null : { port, server: await open(port, listening, handler) };
        // A connection that can't be taken, for want of file descriptors say, must not end the process.
        current?.server.on("error", report);
        if (former) {
            // A sender that is in the middle of a delivery gets its answer; nobody waits for that.
            void end(former.server);
        }
    };
    return {
        use(port) {
            const switched = turn.then(() => switchTo(port));
            turn = switched.catch(() => undefined);
            return switched;
        },
        async close() {
            await turn;
            if (current) {
                await end(current.server);
                current = null;
            }
        },
    };
}
