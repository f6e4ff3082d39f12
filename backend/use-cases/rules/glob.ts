import { expandBraces } from "./expand-braces";
import { compileSegment, type Segment } from "./glob-segment";

const ANY_DEPTH = "**";

type Part = typeof ANY_DEPTH | Segment;

/**
 * One pattern: `*` and `?` within a level, `**` across levels, `[a-z]`, `[!a-z]`, `{a,b}` and `\` before what is meant as it
 * stands. Written for this, because expressions that libraries make of patterns can take hours over a long name that does
 * not match; this takes time in proportion to pattern times name at most.
 */
export function compileGlob(pattern: string): (value: string) => boolean {
    const alternatives = expandBraces(pattern).map((one) =>
        one.split("/").map((part): Part => (part === ANY_DEPTH ? ANY_DEPTH : compileSegment(part))),
    );
    return (value) => {
        const levels = value.split("/");
        return alternatives.some((parts) => matches(parts, levels));
    };
}

/** Where something after a `**` doesn't fit, only the last `**` need take in one level more. */
function matches(parts: readonly Part[], levels: readonly string[]): boolean {
    let [part, level, lastDeep, taken] = [0, 0, -1, 0];
    while (level < levels.length) {
        const wanted = parts[part];
        if (wanted === ANY_DEPTH) {
            [lastDeep, taken] = [part, level];
            part += 1;
        } else if (wanted?.(levels[level]!)) {
            part += 1;
            level += 1;
        } else if (lastDeep >= 0) {
            taken += 1;
            [part, level] = [lastDeep + 1, taken];
        } else {
            return false;
        }
    }
    return parts.slice(part).every((rest) => rest === ANY_DEPTH);
}
