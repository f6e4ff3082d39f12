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

/** 5xx answers, refused connections, those given to somebody else, and answers that broke off. */
const ERRORS = ["hrsp_5xx", "econ", "wredis", "eresp", "srv_abrt"];

/** Parses the answer to `show stat`: comma-separated, the columns' names after a `#`. */
export function parseFigures(text: string): ServerFigures[] {
    const [header = "", ...lines] = text.trim().split("\n");
    const columns = header.replace(/^# /, "").split(",");
    return lines.flatMap((line) => {
        const cells = line.split(",");
        const cell = (name: string) => cells[columns.indexOf(name)] ?? "";
        const count = (name: string) => Number(cell(name)) || 0;
        const isServer = cell("type") === "2";
        const timed = cell("mode") === "http" && count("stot") > 0;
        const figures = {
            proxy: cell("pxname"),
            name: cell("svname"),
            address: cell("addr")
                .replace(/:\d+$/, "")
                .replace(/^\[|\]$/g, ""),
            requests: count("stot"),
            errors: ERRORS.reduce((sum, name) => sum + count(name), 0),
            latencyMs: timed ? count("rtime") : null,
            open: count("scur") + count("qcur"),
        };
        return isServer ? [figures] : [];
    });
}
