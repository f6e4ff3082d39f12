import type { ComparedFile } from "../../../common/compare-views";
import { maskedText } from "../../deploy/secrecy/masked-text";
import { linesOf, wholeDiff } from "../drift/line-diff";
import type { FileSide, FileText } from "./file-side";

/** Of more than these only the names are told. */
const MOST_FILES = 60;
const MOST_LINES = 4000;

export interface Difference {
    path: string;
    role: "compose" | "file" | "environment";
    change: ComparedFile["change"];
}

/** What differs between two sides: compose files first, then by path. */
export function differences(before: FileSide, after: FileSide): Difference[] {
    const paths = [...new Set([...before.marks.keys(), ...after.marks.keys()])].sort();
    const found = paths.flatMap((path): Difference[] => {
        const [was, is] = [before.marks.get(path), after.marks.get(path)];
        const change = was === undefined ? "added" : is === undefined ? "removed" : "changed";
        return was?.fingerprint === is?.fingerprint ? [] : [{ path, role: (is ?? was)!.role, change }];
    });
    return [...found.filter(({ role }) => role === "compose"), ...found.filter(({ role }) => role !== "compose")];
}

function compareTexts(
    path: string,
    [was, is]: readonly [FileText | undefined, FileText | undefined],
    secrets: readonly string[],
): Pick<ComparedFile, "lines" | "note"> {
    const note = [was, is].flatMap((side) => (side !== undefined && "note" in side ? [side.note] : []))[0];
    if (note !== undefined) {
        return { lines: null, note };
    }
    const raw = [was, is].map((side) => (side as { text: string } | undefined)?.text);
    if (raw[0] === raw[1]) {
        return { lines: null, note: "mode" };
    }
    const [before, after] = raw.map((text) => (text === undefined ? [] : linesOf(text))) as [string[], string[]];
    if (before.length + after.length > MOST_LINES) {
        return { lines: null, note: "large" };
    }
    const [shownBefore, shownAfter] = raw.map((text) => linesOf(maskedText(path, text ?? "", secrets))) as [
        string[],
        string[],
    ];
    // What differs is looked for before anything is hidden: a changed secret is a changed line.
    return { lines: wholeDiff(before, after, { before: shownBefore, after: shownAfter }), note: null };
}

/** Line by line, without the secrets. */
export async function compareFiles(
    found: readonly Difference[],
    [before, after]: readonly [FileSide, FileSide],
    secrets: readonly string[],
): Promise<ComparedFile[]> {
    const files = found.filter((one): one is Difference & Pick<ComparedFile, "role"> => one.role !== "environment");
    const read = files.slice(0, MOST_FILES).map(({ path }) => path);
    const [was, is] = await Promise.all([before.texts(read), after.texts(read)]);
    return files.map(({ path, role, change }, at) => {
        const named = { path, role, change };
        return at < MOST_FILES
            ? { ...named, ...compareTexts(path, [was.get(path), is.get(path)], secrets) }
            : { ...named, lines: null, note: "many" };
    });
}
