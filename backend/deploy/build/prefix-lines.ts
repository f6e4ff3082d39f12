/** Where several builds write into one log, every line says whose it is. `end` writes what has no line's end yet. */
export function prefixLines(prefix: string, write: (text: string) => void) {
    let rest = "";
    return {
        write(text: string): void {
            const lines = (rest + text).split("\n");
            rest = lines.pop()!;
            if (lines.length > 0) {
                write(lines.map((line) => `${prefix}${line}\n`).join(""));
            }
        },
        end(): void {
            if (rest !== "") {
                write(`${prefix}${rest}\n`);
                rest = "";
            }
        },
    };
}
