// eslint-disable-next-line no-control-regex
const escapes = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]/g;

const ending = (line: string): number => {
    let end = line.length;
    while (line[end - 1] === "\r") {
        end -= 1;
    }
    return end;
};

/** Of a line that was overwritten (`\r`) what was seen last. In one pass: a log may hold a line of megabytes. */
function lastState(line: string): string {
    const end = ending(line);
    return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}

/** Terminal text as plain text: no colours, and of a line that was overwritten (`\r`) what was seen last. */
export function withoutColours(text: string): string {
    const plain = text.replace(escapes, "");
    if (!plain.includes("\r")) {
        return plain;
    }
    const lines = plain.split("\n");
    const last = lines.pop()!;
    // The last one may go on: what ends it now overwrites it.
    return [...lines.map(lastState), last.slice(last.lastIndexOf("\r") + 1)].join("\n");
}
