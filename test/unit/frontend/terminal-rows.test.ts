import type { Terminal } from "@xterm/xterm";
import { expect, it } from "vitest";
import { TerminalRows } from "../../../frontend/src/log/terminal-rows";

/** A terminal that is slow to write. */
function slowTerminal() {
    const written: (() => void)[] = [];
    const terminal = {
        cols: 80,
        buffer: { active: { baseY: 0, cursorY: 0, getLine: () => ({ isWrapped: false }) } },
        write: (_text: string, done: () => void) => written.push(done),
    };
    return { terminal: terminal as unknown as Terminal, finish: () => written.splice(0).forEach((done) => done()) };
}

const page = { generation: 1, rows: [], target: null };

it("draw() tells when it is written", () => {
    const { terminal, finish } = slowTerminal();
    const told: string[] = [];
    new TerminalRows(terminal).draw(page, () => told.push("drawn"));
    expect(told).toEqual([]);
    finish();
    expect(told).toEqual(["drawn"]);
});

it("draw() tells nothing any more when the terminal went before it was written", () => {
    const { terminal, finish } = slowTerminal();
    const told: string[] = [];
    const rows = new TerminalRows(terminal);
    rows.draw(page, () => told.push("drawn"));
    rows.close();
    finish();
    expect(told).toEqual([]);
});
