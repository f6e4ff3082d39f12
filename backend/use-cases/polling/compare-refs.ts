import type { RemoteRef } from "../../git/git";

/** A ref that points elsewhere than when it was last seen. */
export interface RefMove {
    ref: string;
    sha: string;
    /** Null for a ref that is new. */
    before: string | null;
}

/** What there is to remember (null: to forget), and what has moved. */
export interface Comparison {
    seen: Record<string, string | null>;
    moves: RefMove[];
}

/**
 * @param remote the watched refs, as they are now
 * @param first true where an unknown ref need not be new: it is only remembered
 */
export function compareRefs(
    remote: readonly RemoteRef[],
    lastSeen: Readonly<Record<string, string>>,
    first: boolean,
): Comparison {
    const { seen, moves }: Comparison = { seen: {}, moves: [] };
    const there = new Set<string>();
    for (const { ref, sha, tag } of remote) {
        const before = lastSeen[ref] ?? null;
        there.add(ref);
        if (before === sha || (before !== null && before === tag)) {
            continue;
        }
        seen[ref] = sha;
        if (before !== null || !first) {
            moves.push({ ref, sha, before });
        }
    }
    for (const ref of Object.keys(lastSeen)) {
        if (!there.has(ref)) {
            seen[ref] = null;
        }
    }
    return { seen, moves };
}
