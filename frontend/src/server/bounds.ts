/** Far beyond what an honest server says at once: its largest pieces are windows of a log. */
const MOST = { characters: 16 * 1024 * 1024, values: 400_000, depth: 40 };

/** Whether something that another instance said is small enough to be looked at. */
export function isBounded(value: unknown, most = MOST): boolean {
    let { characters, values } = most;

    function fits(part: unknown, depth: number): boolean {
        values -= 1;
        if (typeof part === "string") {
            characters -= part.length;
        }
        if (values < 0 || characters < 0 || depth > most.depth) {
            return false;
        }
        return part === null || typeof part !== "object" || Object.values(part).every((one) => fits(one, depth + 1));
    }
    return fits(value, 0);
}
