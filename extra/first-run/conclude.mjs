/** Prints the one line that says how it went, last and alone; returns the exit code. */
export function conclude({ passed, failed }) {
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    return failed > 0 ? 1 : 0;
}
