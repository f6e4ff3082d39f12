const messageLength = 1500;

/**
 * Prints every failure once more, named, and below them the one line that says how it went, last and alone: whoever
 * sees only the end of the output knows what to look at. Returns the exit code.
 */
export function conclude({ passed, failures }) {
    for (const { file, name, message } of failures) {
        process.stdout.write(`\nFAILED ${file ?? ""} > ${name}\n${(message ?? "").slice(0, messageLength)}\n`);
    }
    process.stdout.write(`\n${passed} passed, ${failures.length} failed\n`);
    return failures.length > 0 ? 1 : 0;
}
