import { describe, expect, it } from "vitest";
import { createTerminalText } from "../../../backend/build-engine/log-store/terminal-text";

const esc = "\u001b";

const table: [string, string, string][] = [
    ["plain text", "one\n\ttwo ä€\n", "one\n\ttwo ä€\n"],
    [
        "colours",
        `${esc}[1;31mred${esc}[0m ${esc}[38:5:12mblue${esc}[m`,
        `${esc}[1;31mred${esc}[0m ${esc}[38:5:12mblue${esc}[m`,
    ],
    ["cursor movement and erasing", `a${esc}[2Kb${esc}[1A${esc}[10;5Hc${esc}[?25ld`, "abcd"],
    ["a link", `${esc}]8;;https://evil.example${esc}\\click${esc}]8;;${esc}\\`, "click"],
    ["a window title", `${esc}]0;title\u0007text`, "text"],
    ["an unfinished command up to the line's end", `${esc}]52;c;abc\nnext`, "\nnext"],
    ["a device string", `${esc}Pq#0;2;0${esc}\\after`, "after"],
    ["single escapes", `${esc}cA${esc}(BB${esc}7C`, "ABC"],
    ["directions and characters that nobody sees", "a\u202Eb\u2066c\u200Bd", "a<U+202E>b<U+2066>c<U+200B>d"],
    ["joined emoji", "\u{1F468}\u200D\u{1F469}", "\u{1F468}\u200D\u{1F469}"],
    ["concealed and blinking text", `${esc}[8mhidden${esc}[0;5;31mred`, `hidden${esc}[0;31mred`],
    [
        "colours that look like codes",
        `${esc}[38;5;8mgrey${esc}[48;2;5;6;8mdark`,
        `${esc}[38;5;8mgrey${esc}[48;2;5;6;8mdark`,
    ],
    ["a colour of enormous length", `${esc}[${"1;".repeat(500)}mtext`, "text"],
    ["a link by eight-bit controls", "\u009d8;;https://evil.example\u009cclick", "8;;https://evil.exampleclick"],
    ["bells, backspaces and zero bytes", "a\u0007b\u0008c\u0000d\u007fe", "abcde"],
    ["eight-bit controls", "a\u009b31mb\u009dc", "a31mbc"],
    ["Windows line ends", "one\r\ntwo\r\r\nthree", "one\ntwo\nthree"],
    ["progress that is redrawn", "10%\r20%\r30%\ndone", "\r30%\ndone"],
];

describe("createTerminalText()", () => {
    it.each(table)("keeps of %s what belongs into a log", (_, given, expected) => {
        const text = createTerminalText();
        expect(text.write(given) + text.end()).toBe(expected);
    });

    it.each(table.filter(([name]) => !name.startsWith("progress")))(
        "treats %s alike wherever it is split",
        (_, given, expected) => {
            for (let at = 0; at <= given.length; at += 1) {
                const text = createTerminalText();
                expect(text.write(given.slice(0, at)) + text.write(given.slice(at)) + text.end()).toBe(expected);
            }
        },
    );

    it("does not wait for ever for the end of a sequence", () => {
        const text = createTerminalText();
        expect(text.write(`${esc}]0;${"x".repeat(5000)}`)).toBe("");
        expect(text.write("shown")).toBe("shown");
    });

    it.each(["\r", "\u001b", "\u001b[1", "\u001b]0;", "\u001b["])("takes a flood of %j in its stride", (piece) => {
        const text = createTerminalText();
        const started = performance.now();
        text.write(piece.repeat(100_000) + "x\n");
        expect(performance.now() - started).toBeLessThan(1000);
    });
});
