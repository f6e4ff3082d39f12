import type { LogWindowInput } from "../../../common/log-schema";
import type { LogHitsView, LogPartView, LogPiecePush } from "../../../common/log-views";
import type { Server } from "./server";
import { wholeLog } from "./whole-log";

export type LogPlace = Partial<LogWindowInput>;

/** The logs of one kind, each by its own id. */
export interface LogKind {
    open(id: number, from: number | undefined): Promise<{ firstOffset: number }>;
    close(id: number): Promise<unknown>;
    /** All of it, piece by piece. */
    chunks(id: number): AsyncIterable<string>;
    /** Returns the function that ends it. */
    onPiece(id: number, take: (piece: LogPiecePush) => void): () => void;
    /** A part of it, its end unless another place is given. */
    window(id: number, place: LogPlace): Promise<LogPartView>;
    /** Lines that hold a text, wherever in the log they are. */
    search(id: number, search: { search: string; from: number; limit: number }): Promise<LogHitsView>;
    /** What a file with it is called. */
    fileName(id: number): string;
    /** The address of a line (counted from 1) on this page; null where none leads to it. */
    link(id: number, line: number): string | null;
}

type Calls = Pick<Server, "call" | "on">;
const place = (from: number | undefined) => (from === undefined ? {} : { from });

export function deploymentLogs(server: Calls): LogKind {
    return {
        open: (deployment, from) => server.call("openLog", { deployment, ...place(from) }),
        close: (deployment) => server.call("closeLog", { deployment }),
        chunks: (deployment) => wholeLog(server, deployment),
        onPiece: (deployment, take) => server.on("log", (piece) => piece.deployment === deployment && take(piece)),
        window: (deployment, place) => server.call("logWindow", { deployment, ...place }),
        search: (deployment, search) => server.call("searchLog", { deployment, ...search }),
        fileName: (deployment) => `deployment-${deployment}.log`,
        link: (deployment, line) => `?deployment=${deployment}#L${line}`,
    };
}

export function jobLogs(server: Calls): LogKind {
    return {
        open: (run, from) => server.call("openJobLog", { run, ...place(from) }),
        close: (run) => server.call("closeJobLog", { run }),
        async *chunks(run) {
            yield (await server.call("readJobLog", { run })).text;
        },
        onPiece: (run, take) => server.on("jobLog", (piece) => piece.run === run && take(piece)),
        window: (run, place) => server.call("jobLogWindow", { run, ...place }),
        search: (run, search) => server.call("searchJobLog", { run, ...search }),
        fileName: (run) => `run-${run}.log`,
        link: () => null,
    };
}
