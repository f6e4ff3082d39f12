import type { DiffLine } from "../../../common/views";
import { alignLines, type AlignedLine } from "./align-lines";

const CONTEXT = 2;

/** Lines near a change; longer pieces without one become a gap. */
function shortened(lines: readonly DiffLine[]): DiffLine[] {
    const isNear = (at: number) =>
        lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== "same");
    const shown: DiffLine[] = [];
    lines.forEach((line, at) => {
        if (isNear(at)) {
            shown.push(line);
        } else if (shown.at(-1)?.kind !== "gap") {
            shown.push({ kind: "gap", text: "" });
        }
    });
    return shown;
}

function kindOf({ before, after }: AlignedLine): "same" | "added" | "removed" {
    return before === null ? "added" : after === null ? "removed" : "same";
}

/** What each line is to be shown as, in place of what was compared. */
type Shown = Readonly<Record<"before" | "after", readonly string[]>>;

export const linesOf = (text: string): string[] => text.replace(/\n$/, "").split("\n");

/** All lines of two texts, with what became of each. */
export function wholeDiff(
    before: readonly string[],
    after: readonly string[],
    shown: Shown = { before, after },
): { kind: "same" | "added" | "removed"; text: string }[] {
    return alignLines(before, after).map((line) => ({
        kind: kindOf(line),
        text: line.after === null ? shown.before[line.before]! : shown.after[line.after]!,
    }));
}

/** What changed between two texts, line by line, with a little of what is around it. */
export function lineDiff(before: string, after: string): DiffLine[] {
    return shortened(wholeDiff(linesOf(before), linesOf(after)));
}
