import { expect, it } from "vitest";
import { flood } from "../../fixtures/log-flood/flood";
import { counts, mode } from "../../engine/promises/counts";

const LIMIT_MB = 64;

/** Promise 13. What grows with the log would be far beyond this, however busy the machine is. */
it(
    "a flooding log costs little memory with ten viewers, one of whom stands still, and keeps head and tail",
    {
        timeout: 600_000,
    },
    async () => {
        const report = await flood("ours", counts.floodMegabytes);
        console.log(JSON.stringify({ ...report, heads: undefined, ends: undefined }));
        expect(report.peakMb - report.beforeMb).toBeLessThan(mode === "ci" ? 2 * LIMIT_MB : LIMIT_MB);
        for (const [at, head] of report.heads.entries()) {
            expect(head).toMatch(/^step 0: the quick brown fox/);
            expect(report.ends[at]).toMatch(/step 649: .*fails\n$/);
        }
    },
);
