import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogStore } from "../../backend/build-engine/log-store/create-log-store";
import { flood, type FloodReport } from "../fixtures/log-flood/flood";
import type { Figure } from "./figure";

const MEGABYTES = 200;
const TARGET_MB = 64;
const OPENED_MB = 100;
const OPENING_MS = 300;

const grown = ({ beforeMb, peakMb }: FloodReport) => peakMb - beforeMb;
const show = (report: FloodReport) =>
    `+${grown(report).toFixed(0)} MB at most, written in ${(report.writingMs / 1000).toFixed(1)} s, ` +
    `read by nine in ${(report.totalMs / 1000).toFixed(1)} s`;

/** What a page asks for when it opens a long log (SPEED-7), by a store that has not seen it before. */
async function openingFigure(): Promise<Figure> {
    const dir = mkdtempSync(join(tmpdir(), "long-log-"));
    const bounds = { dir, headBytes: OPENED_MB * 1e6, tailBytes: OPENED_MB * 1e6 };
    const log = await createLogStore(bounds).open(1, []);
    const lines = "the quick brown fox jumps over the lazy dog, and \u001b[32mnothing\u001b[0m fails\n".repeat(600);
    while (log.offset < OPENED_MB * 1e6) {
        log.write(lines);
    }
    await log.close();
    const times: number[] = [];
    for (let round = 0; round < 20; round++) {
        const started = performance.now();
        await createLogStore(bounds).window(1, { before: Number.MAX_SAFE_INTEGER, bytes: 256 * 1024 });
        times.push(performance.now() - started);
    }
    rmSync(dir, { recursive: true, force: true });
    const slowest = Math.max(...times);
    return {
        name: `A log of ${OPENED_MB} MB opens at its tail: the slowest of 20`,
        ours: `${slowest.toFixed(0)} ms`,
        other: "–",
        target: `≤ ${OPENING_MS} ms`,
        ok: slowest <= OPENING_MS,
    };
}

/** A flooding log and its viewers (BUILD-8), beside a server that keeps everything and writes it to everybody. */
export async function logFigures(): Promise<Figure[]> {
    const ours = await flood("ours", MEGABYTES);
    const naive = await flood("naive", MEGABYTES);
    return [
        await openingFigure(),
        {
            name: `A log of ${MEGABYTES} MB to 10 viewers, one of whom stands still: memory and time`,
            ours: show(ours),
            other: `kept in memory and written to everybody: ${show(naive)}`,
            target: `+${TARGET_MB} MB at most`,
            ok: grown(ours) <= TARGET_MB,
        },
    ];
}
