import { flood, type FloodReport } from "../fixtures/log-flood/flood";
import type { Figure } from "./figure";

const MEGABYTES = 200;
const TARGET_MB = 64;

const grown = ({ beforeMb, peakMb }: FloodReport) => peakMb - beforeMb;
const show = (report: FloodReport) =>
    `+${grown(report).toFixed(0)} MB at most, written in ${(report.writingMs / 1000).toFixed(1)} s, ` +
    `read by nine in ${(report.totalMs / 1000).toFixed(1)} s`;

/** A flooding log and its viewers (BUILD-8), beside a server that keeps everything and writes it to everybody. */
export async function logFigures(): Promise<Figure[]> {
    const ours = await flood("ours", MEGABYTES);
    const naive = await flood("naive", MEGABYTES);
    return [
        {
            name: `A log of ${MEGABYTES} MB to 10 viewers, one of whom stands still: memory and time`,
            ours: show(ours),
            other: `kept in memory and written to everybody: ${show(naive)}`,
            target: `+${TARGET_MB} MB at most`,
            ok: grown(ours) <= TARGET_MB,
        },
    ];
}
