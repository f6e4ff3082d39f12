import { UnhealthyError } from "../deploy/health/unhealthy-error";
import { shortened } from "../deploy/health/shortened";
import type { LogWriter } from "./log-store";

const LONGEST_LINE = 500;

/** What containers said at the end, before a way back takes them away: at most some ten kilobytes, masked. */
export function writeLastOutput(log: LogWriter, error: unknown): void {
    for (const { service, lines } of error instanceof UnhealthyError ? error.output : []) {
        // Masked before it is cut: half of a secret would not be known as one.
        const masked = log.masked(lines.join("\n")).split("\n");
        const shown = masked.map((line) => `${service} | ${shortened(line, LONGEST_LINE)}\n`);
        log.write(`\nThe last lines of ${service}:\n${shown.join("")}`);
    }
}
