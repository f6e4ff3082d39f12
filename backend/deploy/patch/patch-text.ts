import { isDeepStrictEqual } from "node:util";
import {
    isAlias,
    isMap,
    isScalar,
    isSeq,
    parseDocument,
    stringify,
    type Document,
    type Node,
    type Pair,
    type YAMLMap,
    type YAMLSeq,
} from "yaml";
import { contentEnd, isMerge, keyOf, linesOf } from "./node-regions";
import { TextEdits } from "./text-edits";

type Js = Record<string, unknown>;

/** The text can't be patched here; a wider piece of it is written anew. */
class Unpatchable extends Error {}

interface Patch {
    document: Document;
    edits: TextEdits;
    shared: boolean;
}

/**
 * Changes a YAML text so that it says `target`, line by line: what stays the same stays byte for byte, with its
 * comments and spacing. Null when that is not possible, because anchors reach from the changed into the unchanged.
 * With `shared` it changes what others borrow too, so that the text then says more than `target`.
 */
export function patchText(source: string, target: unknown, { shared = false } = {}): string | null {
    const document = parseDocument(source, { merge: true, logLevel: "error" });
    const edits = new TextEdits(source);
    try {
        patchNode(document.contents as Node, target, { document, edits, shared });
    } catch (error) {
        if (error instanceof Unpatchable) {
            return null;
        }
        throw error;
    }
    const text = edits.apply();
    return shared || says(text, target) ? text : null;
}

function says(text: string, target: unknown): boolean {
    const document = parseDocument(text, { merge: true, logLevel: "error" });
    try {
        return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), target);
    } catch {
        // An alias whose anchor went with a replaced line.
        return false;
    }
}

function valueOf(node: unknown, { document }: Patch): unknown {
    return node === null || node === undefined ? null : (node as Node).toJS(document);
}

function patchNode(node: Node, target: unknown, patch: Patch): void {
    if (isDeepStrictEqual(valueOf(node, patch), target)) {
        return;
    }
    if (isMap(node) && !node.flow && isPlainObject(target)) {
        patchMap(node, target, patch);
    } else if (isSeq(node) && !node.flow && Array.isArray(target)) {
        patchList(node, target, patch);
    } else if (
        isScalar(node) &&
        node.range &&
        node.range[1] > node.range[0] &&
        !isPlainObject(target) &&
        !Array.isArray(target)
    ) {
        patch.edits.replace(node.range[0], node.range[1], scalarText(node.range, target, patch));
    } else {
        throw new Unpatchable();
    }
}

function isPlainObject(value: unknown): value is Js {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scalarText(range: readonly number[], target: unknown, { edits }: Patch): string {
    const quote = edits.source[range[0]!];
    const quoted = typeof target === "string" && (quote === '"' || quote === "'");
    const style = quoted ? ({ defaultStringType: quote === '"' ? "QUOTE_DOUBLE" : "QUOTE_SINGLE" } as const) : {};
    const text = stringify(target, { lineWidth: 0, ...style }).trimEnd();
    const oneLine = text.includes("\n") ? JSON.stringify(target) : text;
    return edits.source[range[1]! - 1] === "\n" ? `${oneLine}\n` : oneLine;
}

function patchMap(map: YAMLMap, target: Js, patch: Patch): void {
    const own = new Set(map.items.map((pair) => keyOf(pair)));
    const inherited = map.items.some(isMerge)
        ? Object.keys(valueOf(map, patch) as Js).filter((key) => !own.has(key))
        : [];
    const [first] = map.items;
    const indent = first && patch.edits.indentOf((first.key as Node).range![0]);
    // What a merge brings can't be taken away or changed line by line, except by saying otherwise.
    if (inherited.some((key) => !(key in target)) || indent === undefined || indent === null) {
        throw new Unpatchable();
    }
    const current = valueOf(map, patch) as Js;
    const added = Object.keys(target).filter((key) => !own.has(key) && !isDeepStrictEqual(current[key], target[key]));
    const removed = map.items.filter((pair) => !isMerge(pair) && !(keyOf(pair) in target));
    map.items
        .filter((pair) => !isMerge(pair) && keyOf(pair) in target)
        .forEach((pair) => patchPair(pair, target, { patch, indent }));
    const texts = added.map((key) => pairText(key, target[key], indent));
    const place = removed.length > 0 ? removed[0]! : map.items.at(-1)!;
    removed.forEach((pair) => replaceLines(pair, pair === place ? texts.join("") : "", patch));
    if (removed.length === 0 && texts.length > 0) {
        const end = linesOf(place as Pair, patch.edits)?.end;
        if (end === undefined) {
            throw new Unpatchable();
        }
        patch.edits.replace(end, end, texts.join(""));
    }
}

function patchPair(pair: Pair, target: Js, { patch, indent }: { patch: Patch; indent: string }): void {
    const wanted = target[keyOf(pair)];
    const node = pair.value as Node | null;
    if (isDeepStrictEqual(valueOf(node, patch), wanted)) {
        return;
    }
    if (node !== null && !isAlias(node) && (patch.shared || !("anchor" in node && node.anchor))) {
        const nested = new TextEdits(patch.edits.source);
        try {
            patchNode(node, wanted, { ...patch, edits: nested });
            nested.moveTo(patch.edits);
            return;
        } catch (error) {
            if (!(error instanceof Unpatchable)) {
                throw error;
            }
        }
    }
    replaceLines(pair, pairText(keyOf(pair), wanted, indent), patch);
}

function pairText(key: string, value: unknown, indent: string): string {
    const text = stringify({ [key]: value }, { lineWidth: 0, aliasDuplicateObjects: false });
    return text.replace(/^(?=.)/gm, indent);
}

function replaceLines(node: Pair, text: string, { edits }: Patch): void {
    const lines = linesOf(node, edits);
    if (lines === null) {
        throw new Unpatchable();
    }
    edits.replace(lines.start, lines.end, text);
}

function removeItem(item: Node, marker: string, { edits }: Patch): void {
    const lines = linesOf(item, edits, marker);
    if (lines === null) {
        throw new Unpatchable();
    }
    edits.replace(lines.start, lines.end, "");
}

/** Each wanted item's place in the list as it is, null for a new one. */
function matchItems(items: readonly unknown[], target: readonly unknown[]): (number | null)[] {
    if (items.length === target.length) {
        return target.map((_, i) => i);
    }
    const places: (number | null)[] = [];
    let from = 0;
    for (const wanted of target) {
        const found = items.findIndex((item, i) => i >= from && isDeepStrictEqual(item, wanted));
        places.push(found === -1 ? null : found);
        from = found === -1 ? from : found + 1;
    }
    return places;
}

function patchList(list: YAMLSeq, target: readonly unknown[], patch: Patch): void {
    const items = list.items as Node[];
    const places = matchItems(
        items.map((item) => valueOf(item, patch)),
        target,
    );
    const [first] = items;
    if (first === undefined || target.length === 0) {
        throw new Unpatchable();
    }
    const dash = patch.edits.source.slice(patch.edits.lineStart(first.range![0]), first.range![0]);
    if (!/^ *- +$/.test(dash)) {
        throw new Unpatchable();
    }
    places.forEach((place, i) => place !== null && patchNode(items[place]!, target[i], patch));
    const marker = dash.trimStart();
    items.filter((_, i) => !places.includes(i)).forEach((item) => removeItem(item, marker, patch));
    const indent = dash.slice(0, dash.indexOf("-"));
    places.forEach((place, i) => {
        if (place === null && (i === 0 || places[i - 1] !== null)) {
            const end = places.findIndex((next, at) => at > i && next !== null);
            const added = target.slice(i, end === -1 ? undefined : end);
            const at = placeBehind(list, i === 0 ? null : places[i - 1]!, { marker, patch });
            patch.edits.replace(at, at, stringify(added, { lineWidth: 0 }).replace(/^(?=.)/gm, indent));
        }
    });
}

/** Where new items go: behind the item of that index, or before all. */
function placeBehind(list: YAMLSeq, index: number | null, { marker, patch }: { marker: string; patch: Patch }): number {
    const item = list.items[index ?? 0] as Node;
    if (index === list.items.length - 1) {
        const end = contentEnd(list);
        return patch.edits.source[end - 1] === "\n" ? end : patch.edits.lineEnd(end);
    }
    const lines = linesOf(item, patch.edits, marker);
    if (lines === null) {
        throw new Unpatchable();
    }
    return index === null ? lines.start : lines.end;
}
