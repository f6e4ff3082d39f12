import { parseEnvFile, type Assignment } from "./env-file";

export interface EnvFileEdit {
    /** The value by key as it shall stand in the file, quotes included (see `quoteValue`). */
    set: Readonly<Record<string, string>>;
    remove: readonly string[];
}

/** One place in the text and what stands there from now on. */
interface Splice {
    from: number;
    to: number;
    text: string;
}

/**
 * Changes single keys and leaves all else as it is: comments, order, blank lines, `export`, line ends, the byte order
 * mark. Of a key that stands there twice the last one counts, so that one is changed; a key that is taken away goes
 * everywhere. New keys come at the end.
 */
export function editEnvFile(source: string, { set, remove }: EnvFileEdit): string {
    const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
    const windows = source.includes("\r\n");
    const text = source.slice(mark.length).replaceAll("\r\n", "\n");
    const assignments = parseEnvFile(text);
    const gone = assignments.filter(({ key }) => remove.includes(key));
    const last = new Map(assignments.map((assignment) => [assignment.key, assignment]));
    const changed = Object.entries(set).flatMap(([key, value]) => {
        const assignment = last.get(key);
        return assignment ? [valueSplice(assignment, value)] : [];
    });
    const added = Object.entries(set).filter(([key]) => !last.has(key));
    const splices = [...changed, ...gone.map(({ place }) => ({ from: place.from, to: place.to, text: "" }))];
    const edited = appendLines(spliced(text, splices), added);
    return mark + (windows ? edited.replaceAll("\n", "\r\n") : edited);
}

function valueSplice({ template, place }: Assignment, value: string): Splice {
    // A bare name has no value yet, and nothing but the line's end behind it.
    return { from: place.valueFrom, to: place.valueTo, text: template === null ? `=${value}` : value };
}

function spliced(text: string, splices: readonly Splice[]): string {
    const backwards = [...splices].sort((a, b) => b.from - a.from);
    return backwards.reduce((rest, { from, to, text: put }) => rest.slice(0, from) + put + rest.slice(to), text);
}

/** With the line break that the last line may lack; without lines the text as it is. */
function appendLines(text: string, entries: readonly (readonly [string, string])[]): string {
    if (entries.length === 0) {
        return text;
    }
    const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
    return `${start}${entries.map(([key, value]) => `${key}=${value}\n`).join("")}`;
}

/** Each key's value as it is written in the file, quotes included; null for a bare name. The last one of a key counts. */
export function writtenValues(source: string): Map<string, string | null> {
    const text = source.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
    return new Map(
        parseEnvFile(text).map(({ key, template, place }) => [
            key,
            template === null ? null : text.slice(place.valueFrom, place.valueTo),
        ]),
    );
}
