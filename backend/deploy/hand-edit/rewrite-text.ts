import type { Section, Value } from "../../../common/compose-edit";
import { isDeepStrictEqual } from "node:util";
import { isNode, parseDocument, visit } from "yaml";
import { patchText } from "../patch/patch-text";
import { isSection } from "./values";

/** Where the text defines what it borrows elsewhere by `*name`. */
function anchoredPaths(source: string): string[][] {
    const document = parseDocument(source, { merge: true, logLevel: "error" });
    const paths: string[][] = [];
    visit(document, {
        Pair(_, pair, ancestors) {
            if (isNode(pair.value) && "anchor" in pair.value && pair.value.anchor) {
                const above = [...ancestors, pair].flatMap((node) => ("key" in node ? [String(node.key)] : []));
                paths.push(above);
            }
        },
    });
    return paths;
}

function valueAt(root: Value | undefined, path: readonly string[]): Value | undefined {
    return path.reduce<Value | undefined>((at, key) => (isSection(at) ? at[key] : undefined), root);
}

function withValueAt(root: Section, [key, ...rest]: readonly string[], value: Value): Section {
    const inner = root[key!];
    return { ...root, [key!]: rest.length === 0 ? value : withValueAt(isSection(inner) ? inner : {}, rest, value) };
}

const readPlain = (text: string) => parseDocument(text, { merge: true, logLevel: "error" }).toJS() as Section;

/** Changes what several places borrow where it is defined, so that they go on borrowing it. */
function rewriteAnchored(source: string, target: Section): string {
    let text = source;
    for (const path of anchoredPaths(source)) {
        const wanted = valueAt(target, path);
        const current = readPlain(text);
        if (wanted !== undefined && !isDeepStrictEqual(valueAt(current, path), wanted)) {
            text = patchText(text, withValueAt(current, path, wanted), { shared: true }) ?? text;
        }
    }
    return text;
}

/**
 * The text changed so that it says `target`, with its comments and anchors where they can be kept. Null where the text
 * would have to be written anew.
 */
export function rewriteText(source: string, target: Section): string | null {
    return patchText(rewriteAnchored(source, target), target) ?? patchText(source, target);
}
