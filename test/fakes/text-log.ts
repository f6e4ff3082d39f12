import type { LogHitsView, LogPartView } from "../../common/log-views";

interface Ask {
    before?: number;
    line?: number;
    from?: number;
    bytes?: number;
}

/** A text as the server reads a log that holds it: windows by bytes, a second for each line, and a search. */
export function textLog(text: string) {
    const bytes = Buffer.from(text);
    const starts = [0];
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
        starts.push(at + 1);
    }
    const lineOf = (offset: number) => starts.findLastIndex((start) => start <= offset);

    function range({ before, line, from, bytes: most = 128 * 1024 }: Ask): [from: number, to: number] {
        if (from !== undefined || line !== undefined) {
            const start = from ?? starts[line!] ?? bytes.length;
            let end = Math.min(bytes.length, start + most);
            // Whole characters only.
            while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) {
                end++;
            }
            return [start, end];
        }
        const end = Math.min(bytes.length, before ?? bytes.length);
        const first = starts.find((start) => start >= end - most);
        return [first === undefined || first >= end ? Math.max(0, end - most) : first, end];
    }

    return {
        size: bytes.length,
        window(ask: Ask): LogPartView {
            const [from, to] = range(ask);
            const line = lineOf(from);
            const piece = { offset: from, line, text: bytes.subarray(from, to).toString(), cut: 0 };
            const times = starts
                .slice(line, lineOf(to) + 1)
                .map((start, at): [number, number] => [start, (line + at) * 1000]);
            return { pieces: to > from ? [piece] : [], times, next: to, size: bytes.length };
        },
        search({ search, from = 0, limit = 100 }: { search: string; from?: number; limit?: number }): LogHitsView {
            const lines = text.replace(/\u001b\[[0-9;]*m/g, "").split("\n"); // eslint-disable-line no-control-regex -- colours
            const found = lines
                .map((line, at) => ({ offset: starts[at]!, text: line }))
                .filter(
                    ({ offset, text: line }) => offset >= from && line.toLowerCase().includes(search.toLowerCase()),
                );
            const items = found.slice(0, limit);
            return { items, next: found.length > limit ? found[limit]!.offset : null };
        },
    };
}
