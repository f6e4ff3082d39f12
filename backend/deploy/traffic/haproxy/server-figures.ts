/** What the switch counted of one server, as `show stat` tells it. */
export interface ServerFigures {
    proxy: string;
    name: string;
    /** Without the port. */
    address: string;
    requests: number;
    errors: number;
    /** Average until the answer began; null without HTTP or requests. */
    latencyMs: number | null;
    open: number;
}

export interface Figures {
    servers: ServerFigures[];
    /** HTTP clients that are connected and wait for nothing: their next request comes over the same connection. */
    idleClients: number;
}

/** 5xx answers, refused connections, those given to somebody else, and answers that broke off. */
const ERRORS = ["hrsp_5xx", "econ", "wredis", "eresp", "srv_abrt"];

type Cell = (name: string) => string;

/** Parses the answer to `show stat`: comma-separated, the columns' names after a `#`. */
export function parseFigures(text: string): Figures {
    const [header = "", ...lines] = text.trim().split("\n");
    const columns = header.replace(/^# /, "").split(",");
    const rows = lines.map((line): Cell => {
        const cells = line.split(",");
        return (name) => cells[columns.indexOf(name)] ?? "";
    });
    const open = (type: string) =>
        rows
            .filter((cell) => cell("type") === type && cell("mode") === "http")
            .reduce((sum, cell) => sum + count(cell, "scur"), 0);
    return {
        servers: rows.filter((cell) => cell("type") === SERVER).map(toFigures),
        idleClients: Math.max(0, open(FRONTEND) - open(SERVER)),
    };
}

/** What a row is about, in its column `type`. */
const FRONTEND = "0";
const SERVER = "2";

const count = (cell: Cell, name: string) => Number(cell(name)) || 0;

function toFigures(cell: Cell): ServerFigures {
    const timed = cell("mode") === "http" && count(cell, "stot") > 0;
    return {
        proxy: cell("pxname"),
        name: cell("svname"),
        address: cell("addr")
            .replace(/:\d+$/, "")
            .replace(/^\[|\]$/g, ""),
        requests: count(cell, "stot"),
        errors: ERRORS.reduce((sum, name) => sum + count(cell, name), 0),
        latencyMs: timed ? count(cell, "rtime") : null,
        open: count(cell, "scur") + count(cell, "qcur"),
    };
}
