import type { ComparedFile } from "../../../common/compare-views";

export interface FileMark {
    role: "compose" | "file" | "environment";
    /** Equal for equal contents. */
    fingerprint: string;
}

/** A text, or why there is none. */
export type FileText = { text: string } | { note: NonNullable<ComparedFile["note"]> };

/** The files of one side of a comparison. */
export interface FileSide {
    marks: ReadonlyMap<string, FileMark>;
    /** Of those that are asked for. */
    texts(paths: readonly string[]): Promise<Map<string, FileText>>;
}

/** Longer ones are named only. */
export const LONGEST_TEXT = 256 * 1024;

const NOT_TEXT = /\0|\uFFFD/;

/** A character that stands for bytes which are no text says that it is none. */
export function asText(text: string): FileText {
    return NOT_TEXT.test(text) ? { note: "binary" } : { text };
}

/** Files of variables are told by key. */
export function isEnvironmentFile(path: string, configured: readonly string[] = []): boolean {
    const name = path.slice(path.lastIndexOf("/") + 1);
    return configured.includes(path) || /^\.env(?:\..+)?$|\.env$/.test(name);
}
