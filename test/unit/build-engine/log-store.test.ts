import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LogPiece } from "../../../backend/build-engine/log-store";
import { createLogStore } from "../../../backend/build-engine/log-store/create-log-store";

let dir: string;
beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), "logs-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const sizeOnDisk = (id: number) =>
    readdirSync(path.join(dir, String(id)))
        .map((name) => statSync(path.join(dir, String(id), name)).size)
        .reduce((sum, size) => sum + size, 0);

/** Resolves with all pieces when the log ends. */
function collect(store: ReturnType<typeof createLogStore>, id: number, from = 0): Promise<LogPiece[]> {
    return new Promise((resolve) => {
        const pieces: LogPiece[] = [];
        void store.follow(id, from, (piece) => {
            pieces.push(piece);
            if (piece.end) {
                resolve(pieces);
            }
        });
    });
}

const textOf = (pieces: readonly LogPiece[]) => pieces.map((piece) => piece.text).join("");

describe("log store", () => {
    it("read() returns what was written", async () => {
        const store = createLogStore({ dir });
        const log = await store.open(1, []);
        log.write("one\n");
        log.write("zwei ä€😀\n");
        expect(log.offset).toBe(Buffer.byteLength("one\nzwei ä€😀\n"));
        await log.close();
        expect(await store.read(1)).toBe("one\nzwei ä€😀\n");
    });

    it("read() is empty and follow() ends at once when there is no such log", async () => {
        const store = createLogStore({ dir });
        expect(await store.read(9)).toBe("");
        expect(await collect(store, 9)).toEqual([{ offset: 0, text: "", end: true }]);
    });

    it("open() makes files that only the owner may read", async () => {
        const log = await createLogStore({ dir }).open(1, []);
        log.write("x");
        await log.close();
        const [file] = readdirSync(path.join(dir, "1"));
        expect(statSync(path.join(dir, "1", file)).mode & 0o777).toBe(0o600);
    });

    it("open() continues the log of an earlier attempt, and refuses a second writer", async () => {
        const store = createLogStore({ dir });
        const first = await store.open(1, []);
        await expect(store.open(1, [])).rejects.toThrow("open already");
        first.write("one\n");
        await first.close();
        const second = await createLogStore({ dir }).open(1, []);
        expect(second.offset).toBe(4);
        second.write("two\n");
        await second.close();
        expect(await store.read(1)).toBe("one\ntwo\n");
    });

    it("read() shows head and tail with what was cut when the log outgrows its bounds", async () => {
        const store = createLogStore({ dir, headBytes: 1000, tailBytes: 2000 });
        const log = await store.open(1, []);
        const lines = Array.from({ length: 5000 }, (_, at) => `line ${at}\n`);
        lines.forEach((line) => log.write(line));
        expect(sizeOnDisk(1)).toBeLessThan(1000 + 2000 * 1.5);
        const text = await store.read(1);
        expect(text.startsWith("line 0\nline 1\n")).toBe(true);
        expect(text.endsWith("line 4998\nline 4999\n")).toBe(true);
        expect(text).toMatch(/\n… \d+ kB cut here …\n/);
        expect(log.offset).toBe(Buffer.byteLength(lines.join("")));
        const tail = await store.tail(1, 500);
        expect(tail.text).toBe(lines.join("").slice(-500));
        expect(tail).toMatchObject({ offset: log.offset - 500, end: false });
        await log.close();
    });

    it("follow() gives every viewer every byte, from any offset, live, and ends once", async () => {
        const store = createLogStore({ dir });
        const log = await store.open(1, []);
        log.write("already there ä\n");
        const viewers = [collect(store, 1), collect(store, 1), collect(store, 1, 8)];
        for (let at = 0; at < 50; at += 1) {
            log.write(`live ${at} €\n`);
            await new Promise(setImmediate);
        }
        await log.close();
        const expected = await store.read(1);
        const [one, two, late] = await Promise.all(viewers);
        expect(textOf(one)).toBe(expected);
        expect(textOf(two)).toBe(expected);
        expect(textOf(late)).toBe(expected.slice(8));
        expect(one.filter((piece) => piece.end)).toHaveLength(1);
        let offset = 0;
        for (const piece of one) {
            expect(piece.offset).toBe(offset);
            offset += Buffer.byteLength(piece.text);
        }
    });

    it("follow() reads in small pieces at the viewer's pace, and shows the cut where it fell behind", async () => {
        const store = createLogStore({ dir, headBytes: 200_000, tailBytes: 400_000 });
        const log = await store.open(1, []);
        log.write("x".repeat(199_999) + "\n");
        let release = () => {};
        const stuck = new Promise<void>((resolve) => (release = resolve));
        const pieces: LogPiece[] = [];
        const ended = new Promise<void>((resolve) => {
            void store.follow(1, 0, async (piece) => {
                pieces.push(piece);
                await stuck;
                if (piece.end) {
                    resolve();
                }
            });
        });
        for (let at = 0; at < 300; at += 1) {
            log.write("y".repeat(9_999) + "\n");
        }
        await log.close();
        expect(pieces.length).toBeLessThanOrEqual(1);
        release();
        await ended;
        expect(Math.max(...pieces.map((piece) => Buffer.byteLength(piece.text)))).toBeLessThanOrEqual(65_536);
        expect(textOf(pieces)).toBe(await store.read(1));
        expect(textOf(pieces)).toContain("cut here");
    });

    it("follow() stops when it is closed", async () => {
        const store = createLogStore({ dir });
        const log = await store.open(1, []);
        const pieces: LogPiece[] = [];
        const follower = await store.follow(1, 0, (piece) => void pieces.push(piece));
        follower.close();
        log.write("unseen\n");
        await log.close();
        await collect(store, 1);
        expect(pieces).toEqual([]);
    });

    it("write() masks secrets, also those added later and those split over writes", async () => {
        const store = createLogStore({ dir });
        const log = await store.open(1, ["first-secret"]);
        log.write("a first-sec");
        log.write("ret b\n");
        log.addSecrets(["second-secret"]);
        log.write("c second-\u001b[2Ksecret d first-secret\n");
        await log.close();
        expect(await store.read(1)).toBe("a [MASKED] b\nc [MASKED] d [MASKED]\n");
    });

    it("tail() begins at a whole character", async () => {
        const store = createLogStore({ dir });
        const log = await store.open(1, []);
        log.write("😀😀");
        await log.close();
        expect(await store.tail(1, 6)).toEqual({ offset: 4, text: "😀", end: true });
    });

    it("remove() deletes the log, and a crashed one stays readable", async () => {
        const log = await createLogStore({ dir }).open(1, []);
        log.write("half a li");
        const next = createLogStore({ dir });
        expect(textOf(await collect(next, 1))).toBe("half a li");
        await next.remove(1);
        expect(readdirSync(dir)).toEqual([]);
        await log.close();
    });
});
