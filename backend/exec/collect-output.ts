import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import type { RunOptions } from "./command";
import type { Mask } from "./mask";
import { TailBuffer } from "./tail-buffer";

const shownLimit = 4 * 1024 * 1024;
const rawLimit = 64 * 1024 * 1024;

interface Collected {
    /** Flushes what the mask holds back; call once, when the streams have ended. */
    finish(): { stdout: string; stderr: string };
}

function collectRaw(source: Readable): () => string {
    const tail = new TailBuffer(rawLimit);
    source.setEncoding("utf8").on("data", (chunk: string) => tail.push(chunk));
    return () => tail.toString();
}

function collectMasked(source: Readable, mask: Mask, onOutput?: (text: string) => void): () => string {
    const tail = new TailBuffer(shownLimit);
    const stream = mask.stream();
    const take = (text: string) => {
        if (text !== "") {
            tail.push(text);
            onOutput?.(text);
        }
    };
    source.setEncoding("utf8").on("data", (chunk: string) => take(stream.write(chunk)));
    return () => {
        take(stream.end());
        return tail.toString();
    };
}

/** Reads both streams of a child to their end, bounded in memory. */
export function collectOutput(child: ChildProcess, mask: Mask, options: RunOptions): Collected {
    const [out, err] = [child.stdout as Readable, child.stderr as Readable];
    for (const stream of [out, err]) {
        stream.on("error", () => undefined);
    }
    const stdout = options.rawStdout ? collectRaw(out) : collectMasked(out, mask, options.onOutput);
    const stderr = collectMasked(err, mask, options.onOutput);
    return { finish: () => ({ stdout: stdout(), stderr: stderr() }) };
}
