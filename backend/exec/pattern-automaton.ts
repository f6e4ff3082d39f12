/** A node is a number; the root is 0. Edges are keyed by node and UTF-16 unit in one map. */
export interface PatternAutomaton {
    /** The node after reading one more UTF-16 unit. */
    next(node: number, unit: number): number;
    /** Length of the longest pattern that ends at this node; 0 for none. */
    matched(node: number): number;
    /** Length of the longest beginning of a pattern that the text ends with. */
    depth(node: number): number;
    /** Whether a pattern goes on from this very node with that unit. */
    continues(node: number, unit: number): boolean;
    /** True for units that no pattern begins with: at the root they may be skipped. */
    idle(unit: number): boolean;
}

const units = 0x10000;

class Trie {
    readonly edges = new Map<number, number>();
    readonly children: { unit: number; node: number }[][] = [[]];
    readonly depth = [0];
    readonly matched = [0];
    readonly fail = [0];

    add(pattern: string): void {
        let node = 0;
        for (let at = 0; at < pattern.length; at += 1) {
            node = this.child(node, pattern.charCodeAt(at));
        }
        this.matched[node] = pattern.length;
    }

    private child(node: number, unit: number): number {
        const known = this.edges.get(node * units + unit);
        if (known !== undefined) {
            return known;
        }
        const made = this.depth.length;
        this.edges.set(node * units + unit, made);
        this.children[node].push({ unit, node: made });
        this.children.push([]);
        this.depth.push(this.depth[node] + 1);
        this.matched.push(0);
        this.fail.push(0);
        return made;
    }

    next(from: number, unit: number): number {
        for (let node = from; ; node = this.fail[node]) {
            const target = this.edges.get(node * units + unit);
            if (target !== undefined) {
                return target;
            }
            if (node === 0) {
                return 0;
            }
        }
    }

    /** Breadth first, so that the shorter suffix of a node is finished before the node. */
    link(): void {
        const queue = [0];
        for (const parent of queue) {
            for (const { unit, node } of this.children[parent]) {
                this.fail[node] = parent === 0 ? 0 : this.next(this.fail[parent], unit);
                this.matched[node] ||= this.matched[this.fail[node]];
                queue.push(node);
            }
        }
    }
}

/** Finds any number of strings in one pass over a text that arrives in pieces (Aho and Corasick, 1975). */
export function createPatternAutomaton(patterns: readonly string[]): PatternAutomaton {
    const trie = new Trie();
    patterns.forEach((pattern) => trie.add(pattern));
    trie.link();
    const begins = new Uint8Array(units);
    trie.children[0].forEach(({ unit }) => (begins[unit] = 1));
    return {
        next: (node, unit) => trie.next(node, unit),
        matched: (node) => trie.matched[node],
        depth: (node) => trie.depth[node],
        continues: (node, unit) => trie.edges.has(node * units + unit),
        idle: (unit) => begins[unit] === 0,
    };
}
