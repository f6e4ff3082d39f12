import type { LogSearchInput } from "../../common/log-schema";
import type { LogHitsView, LogWindowView } from "../../common/log-views";
import type { Dependencies } from "./dependencies";
import { requireDeployment } from "./start-deployment";

type Deps = Pick<Dependencies, "db" | "logs">;

const WINDOW_BYTES = 1024 * 1024;

/** Searches all that is kept of a log on this side: no viewer needs to have loaded it. */
export async function searchLog(deps: Deps, id: number, search: LogSearchInput): Promise<LogHitsView> {
    await requireDeployment(deps, id);
    return deps.logs.search(id, { text: search.search, from: search.from, limit: search.limit });
}

/** At most a mebibyte from a place on, so that nobody needs to hold a whole log. */
export async function readLogWindow(deps: Deps, id: number, from: number): Promise<LogWindowView> {
    await requireDeployment(deps, id);
    const texts: string[] = [];
    let bytes = 0;
    let next = from;
    for await (const piece of deps.logs.pieces(id, { from })) {
        texts.push(piece.text);
        bytes += Buffer.byteLength(piece.text);
        next = piece.next;
        if (bytes >= WINDOW_BYTES) {
            break;
        }
    }
    return { text: texts.join(""), next: bytes >= WINDOW_BYTES ? next : null };
}
