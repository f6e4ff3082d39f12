import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogStore } from "../../../backend/build-engine/log-store/create-log-store";

let dir: string;
beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), "logs-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function logOf(text: string, bounds: { headBytes?: number; tailBytes?: number } = {}) {
    const store = createLogStore({ dir, ...bounds });
    const log = await store.open(1, []);
    for (let at = 0; at < text.length; at += 10_000) {
        log.write(text.slice(at, at + 10_000));
    }
    await log.close();
    return store;
}
const all = { from: 0, limit: 100 };

describe("search()", () => {
    it("finds lines in any case with their offsets, also across pieces and colours", async () => {
        const before = "ä€😀 nothing here\n".repeat(5000);
        const store = await logOf(`${before}\u001b[31mbuild ERR\u001b[0mOR: no space\nlast error`);
        const { items, next } = await store.search(1, { ...all, text: "Error" });
        expect(next).toBeNull();
        expect(items).toEqual([
            { offset: Buffer.byteLength(before), text: "build ERROR: no space" },
            { offset: expect.any(Number) as number, text: "last error" },
        ]);
        const texts: string[] = [];
        for await (const { text } of store.pieces(1, { from: items[1]!.offset })) {
            texts.push(text);
        }
        expect(texts).toEqual(["last error"]);
    });

    it("finds nothing in a log that does not exist", async () => {
        expect(await createLogStore({ dir }).search(9, { ...all, text: "x" })).toEqual({ items: [], next: null });
    });

    it("goes on where it stopped, until everything is found once", async () => {
        const store = await logOf(Array.from({ length: 1000 }, (_, at) => `hit ${at}\n`).join(""));
        const found: string[] = [];
        let from: number | null = 0;
        while (from !== null) {
            const hits: Awaited<ReturnType<typeof store.search>> = await store.search(1, {
                from,
                limit: 7,
                text: "hit",
            });
            expect(hits.items.length).toBeLessThanOrEqual(7);
            found.push(...hits.items.map(({ text }) => text));
            from = hits.next;
        }
        expect(found).toEqual(Array.from({ length: 1000 }, (_, at) => `hit ${at}`));
    });

    it("looks at what is kept on both sides of a cut, and never joins them", async () => {
        const filler = "x".repeat(99) + "\n";
        const store = await logOf(`first needle\n${filler.repeat(5000)}last needle\n`, {
            headBytes: 20_000,
            tailBytes: 40_000,
        });
        const { items } = await store.search(1, { ...all, text: "needle" });
        expect(items.map(({ text }) => text)).toEqual(["first needle", "last needle"]);
        expect((await store.search(1, { ...all, text: "cut here" })).items).toEqual([]);
    });

    it("finds what stands in a line without an end, wherever it is", { timeout: 20_000 }, async () => {
        for (const before of [0, 16_380, 16_384, 16_390, 65_530, 65_536, 200_000]) {
            rmSync(path.join(dir, "1"), { recursive: true, force: true });
            const store = await logOf(`${"x".repeat(before)}needle${"y".repeat(50_000)}`);
            const { items } = await store.search(1, { ...all, text: "needle" });
            expect(items, String(before)).toHaveLength(1);
            expect(items[0]!.text).toContain("needle");
            expect(items[0]!.text.length).toBeLessThanOrEqual(240);
        }
    });
});

describe("pieces()", () => {
    it("gives a range at whole characters, and closes its file when the reader stops", async () => {
        const store = await logOf("😀😀😀😀 end");
        const texts: string[] = [];
        for await (const { text } of store.pieces(1, { from: 4, to: 12 })) {
            texts.push(text);
        }
        expect(texts.join("")).toBe("😀😀");
        for await (const piece of store.pieces(1, { from: 0 })) {
            expect(piece.offset).toBe(0);
            break;
        }
    });
});
