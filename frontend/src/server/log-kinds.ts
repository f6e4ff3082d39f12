import type { Server } from "./server";
import { wholeLog } from "./whole-log";

export interface LogPiece {
    offset: number;
    text: string;
    end: boolean;
}

/** The logs of one kind, each by its own id. */
export interface LogKind {
    open(id: number, from: number | undefined): Promise<{ firstOffset: number }>;
    close(id: number): Promise<unknown>;
    /** All of it. */
    read(id: number): Promise<string>;
    /** Returns the function that ends it. */
    onPiece(id: number, take: (piece: LogPiece) => void): () => void;
    /** What a file with it is called. */
    fileName(id: number): string;
}

type Calls = Pick<Server, "call" | "on">;
const place = (from: number | undefined) => (from === undefined ? {} : { from });

export function deploymentLogs(server: Calls): LogKind {
    return {
        open: (deployment, from) => server.call("openLog", { deployment, ...place(from) }),
        close: (deployment) => server.call("closeLog", { deployment }),
        read: (deployment) => wholeLog(server, deployment),
        onPiece: (deployment, take) => server.on("log", (piece) => piece.deployment === deployment && take(piece)),
        fileName: (deployment) => `deployment-${deployment}.log`,
    };
}

export function jobLogs(server: Calls): LogKind {
    return {
        open: (run, from) => server.call("openJobLog", { run, ...place(from) }),
        close: (run) => server.call("closeJobLog", { run }),
        read: async (run) => (await server.call("readJobLog", { run })).text,
        onPiece: (run, take) => server.on("jobLog", (piece) => piece.run === run && take(piece)),
        fileName: (run) => `run-${run}.log`,
    };
}
