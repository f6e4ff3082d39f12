import { compare, parse } from "semver";
import type { RefMove } from "./compare-refs";

const natural = new Intl.Collator("en", { numeric: true });
const PREFIX = "refs/tags/";

/** By version where both names are versions, else as people sort names with numbers. */
function compareTags(one: string, other: string): number {
    const [first, second] = [parse(one, { loose: true }), parse(other, { loose: true })];
    return first && second ? compare(first, second) : natural.compare(one, other);
}

/** Of several tags that one stack could deploy only the newest one; branches stay as they are. */
export function withoutOlderTags(moves: readonly RefMove[]): RefMove[] {
    const tags = moves.filter(({ ref }) => ref.startsWith(PREFIX));
    const newest = tags.reduce<RefMove | null>((best, move) => {
        const later = !best || compareTags(move.ref.slice(PREFIX.length), best.ref.slice(PREFIX.length)) > 0;
        return later ? move : best;
    }, null);
    return moves.filter((move) => move === newest || !tags.includes(move));
}
