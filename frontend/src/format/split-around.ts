/** Splits a text around all places with these words: what is at odd positions was found. */
export function splitAround(text: string, query: string): string[] {
    if (query === "") {
        return [text];
    }
    const literal = query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return text.split(new RegExp(`(${literal})`, "gi"));
}
