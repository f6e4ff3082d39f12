import type { GitCalls } from "./git-calls";

const deadlineMs = 60_000;

/** Size by blob; without those that the mirror lacks. */
async function sizes(calls: GitCalls, gitDir: string, blobs: readonly string[]): Promise<Map<string, number>> {
    const args = ["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"];
    const output = await calls.expect({ args, gitDir, stdin: `${blobs.join("\n")}\n`, deadlineMs });
    const lines = output.split("\n").map((line) => line.split(" "));
    return new Map(lines.flatMap(([blob, type, size]) => (type === "blob" ? [[blob, Number(size)] as const] : [])));
}

/** See `Git.readBlobs`. */
export async function readBlobs(
    calls: GitCalls,
    gitDir: string,
    { blobs, longest }: { blobs: readonly string[]; longest: number },
): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    if (blobs.length === 0) {
        return texts;
    }
    const known = await sizes(calls, gitDir, [...new Set(blobs)]);
    for (const [blob] of [...known].filter(([, size]) => size <= longest)) {
        const result = await calls.local({ args: ["cat-file", "blob", blob], gitDir, deadlineMs });
        if (result.exitCode === 0) {
            texts.set(blob, result.stdout);
        }
    }
    return texts;
}
