/** One plain line for the person who started us; stdout stays free for what the command itself prints. */
export function say(line) {
    process.stderr.write(`${line}\n`);
}
