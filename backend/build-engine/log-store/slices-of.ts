import type { LogRange, LogSlice } from "../log-store";
import type { LogPart } from "./log-parts";
import { LogReader, pieceBytes } from "./log-reader";

/** Everything of the range that is kept, and the cut lines in between. */
export async function* slicesOf(
    list: () => Promise<readonly LogPart[]>,
    { from, to = Infinity }: LogRange,
): AsyncGenerator<LogSlice> {
    const reader = new LogReader(list);
    try {
        for (let at = from; at < to;) {
            const slice = await reader.read(at, Math.min(to - at, pieceBytes));
            if (!slice) {
                return;
            }
            yield slice;
            at = slice.next;
        }
    } finally {
        await reader.close();
    }
}
