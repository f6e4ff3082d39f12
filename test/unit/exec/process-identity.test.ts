import { describe, expect, it } from "vitest";
import { isAlive, livingMembers, parseStat, readProcess } from "../../../backend/exec/process-identity";

/** Fields 3 to 22 of /proc/<pid>/stat with state, parent and group first and the start last. */
const rest = (state: string) => `${state} 1 77 77 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 987654 1000 2 3`;

describe("parseStat()", () => {
    it.each([
        ["a plain name", "42 (sleep) "],
        ["a name with spaces and parentheses", "42 (a) b (c) R 9 9 9) "],
        ["a name with a line break", "42 (a\nb) "],
    ])("reads group and start behind %s", (_, head) => {
        expect(parseStat(head + rest("S"))).toEqual({ pid: 42, group: 77, started: "987654", zombie: false });
    });

    it.each(["Z", "X"])("counts state %s as dead", (state) => {
        expect(parseStat(`42 (x) ${rest(state)}`).zombie).toBe(true);
    });
});

describe("isAlive()", () => {
    const started = readProcess(process.pid)?.started as string;

    it("tells this process from another one that has its number", () => {
        expect(isAlive(process.pid, started)).toBe(true);
        expect(isAlive(process.pid, String(Number(started) - 1))).toBe(false);
    });

    it("is false when nothing has that number", () => {
        expect(isAlive(2 ** 22 + 1, started)).toBe(false);
    });
});

describe("livingMembers()", () => {
    it("finds this process in its group", () => {
        const own = readProcess(process.pid);
        expect(livingMembers(own?.group as number)).toContainEqual(own);
    });
});
