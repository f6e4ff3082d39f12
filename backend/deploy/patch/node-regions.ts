import { isCollection, isPair, isScalar, type Node, type Pair } from "yaml";
import type { TextEdits } from "./text-edits";

/** Where the last thing that a node says ends; comments and blank lines behind it don't belong to it. */
export function contentEnd(node: unknown): number {
    if (isPair(node)) {
        const value = node.value as Node | null;
        return value?.range && value.range[1] > value.range[0] ? contentEnd(value) : (node.key as Node).range![1];
    }
    if (isCollection(node) && !node.flow && node.items.length > 0) {
        return contentEnd(node.items.at(-1));
    }
    return (node as Node).range![1];
}

/** The whole lines of a pair or a list item; null when it shares its first line with something else. */
export function linesOf(node: Pair | Node, edits: TextEdits, marker = ""): { start: number; end: number } | null {
    const begin = (isPair(node) ? (node.key as Node) : node).range![0] - marker.length;
    if (edits.indentOf(begin) === null) {
        return null;
    }
    const end = contentEnd(node);
    // A block scalar ends behind its last line feed, anything else before it.
    const complete = edits.source[end - 1] === "\n";
    return { start: edits.lineStart(begin), end: complete ? end : edits.lineEnd(end) };
}

export function keyOf(pair: Pair): string {
    const key = isScalar(pair.key) ? pair.key.value : pair.key;
    return typeof key === "symbol" ? (key.description ?? "") : String(key);
}

/** `<<`, which brings the pairs of another mapping. */
export function isMerge(pair: Pair): boolean {
    return keyOf(pair) === "<<";
}
