import { UnhealthyError } from "../deploy/health/unhealthy-error";
import { shortened } from "../deploy/health/shortened";
import type { LogWriter } from "./log-store";

const LONGEST_LINE = 500;

/**
 * What containers said at the end, before a way back takes them away: at most some ten kilobytes, masked. What is masked
 * in it is masked in all that the log gets or masks afterwards.
 */
export function writeLastOutput(log: LogWriter, error: unknown): void {
    const unhealthy = unhealthyIn(error);
    log.addSecrets(unhealthy?.secrets ?? []);
    for (const { service, lines } of unhealthy?.output ?? []) {
        // Masked before it is cut: half of a secret would not be known as one.
        const masked = log.masked(lines.join("\n")).split("\n");
        const shown = masked.map((line) => `${service} | ${shortened(line, LONGEST_LINE)}\n`);
        log.write(`\nThe last lines of ${service}:\n${shown.join("")}`);
    }
}

/** Itself, or what it tells more of. */
function unhealthyIn(error: unknown): UnhealthyError | null {
    const inner = error instanceof Error ? error.cause : null;
    return [error, inner].find((one) => one instanceof UnhealthyError) ?? null;
}
