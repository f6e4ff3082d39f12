import type { Document, ToStringOptions } from "yaml";
import { patchText } from "../patch/patch-text";

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

/** The document as text: `source` where nothing changed, and at least its comments and indentation elsewhere. */
export function documentText(document: Document, source: string): string {
    return patchText(source, document.toJS()) ?? document.toString(styleOf(source));
}

/** Services by name in the order of the document. */
export function serviceNames(document: Document): string[] {
    const services = (document.toJS() as { services?: Record<string, unknown> }).services;
    return Object.keys(services ?? {});
}
