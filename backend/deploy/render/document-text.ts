import { isMap, isSeq, type Document, type ToStringOptions } from "yaml";

/** How the author indents, so that only edited lines differ. */
function styleOf(source: string): ToStringOptions {
    const indent = /^( +)[^\s#-]/m.exec(source)?.[1]?.length ?? 2;
    const sequence = /^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- /m.exec(source);
    const indentSeq = sequence === null || sequence[2]!.length > sequence[1]!.length;
    return {
        indent: Math.min(Math.max(indent, 2), 8),
        indentSeq,
        lineWidth: 0,
        flowCollectionPadding: !/\[[^\s\]]/.test(source),
    };
}

/** The document as text, with its comments, in the indentation of `source`. */
export function documentText(document: Document, source: string): string {
    return document.toString(styleOf(source));
}

/** Services by name in the order of the document. */
export function serviceNames(document: Document): string[] {
    const services = (document.toJS() as { services?: Record<string, unknown> }).services;
    return Object.keys(services ?? {});
}

export function isEmptyCollection(node: unknown): boolean {
    return (isMap(node) || isSeq(node)) && node.items.length === 0;
}
