import { withoutColours } from "../format/without-colours";

/** UTF-16 units of a line that may be held until its end comes. */
const longest = 1024 * 1024;

/**
 * The log as a file, put together piece by piece: what came is handed to the browser, which keeps large files on disk,
 * and the page never holds more than one piece as text.
 */
export async function logFile(chunks: AsyncIterable<string>): Promise<Blob> {
    const parts: Blob[] = [];
    const keep = (text: string) => text && parts.push(new Blob([withoutColours(text)]));
    let rest = "";
    for await (const chunk of chunks) {
        const text = rest + chunk;
        const cut = text.length > longest * 2 ? text.length : text.lastIndexOf("\n") + 1;
        keep(text.slice(0, cut));
        rest = text.slice(cut);
    }
    keep(rest);
    return new Blob(parts, { type: "text/plain" });
}

/** Saves the log without its colours. */
export async function saveLog(chunks: AsyncIterable<string>, fileName: string): Promise<void> {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await logFile(chunks));
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(link.href);
}
