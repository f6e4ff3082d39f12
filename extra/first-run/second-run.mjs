import { say } from "./say.mjs";

/** More than these are no accident of the machine. */
const MOST_FILES = 5;

/**
 * A machine that others work on too can starve a test. Files that failed run once more, alone; what then passes is
 * said by name, so that it is looked into, and what fails again has failed.
 */
export async function secondRun(first, projects, runAgain) {
    const files = [...new Set(first.failures.map(({ file }) => file))];
    if (files.length === 0 || files.length > MOST_FILES || files.includes(null)) {
        return first;
    }
    say(`test: once more, alone: ${files.join(" ")}`);
    const again = await runAgain([...projects.map((name) => `--project=${name}`), "--no-file-parallelism", ...files]);
    const same = (one) => again.failures.some(({ file, name }) => file === one.file && name === one.name);
    const mended = first.failures.filter((failure) => !same(failure));
    for (const { file, name, message } of mended) {
        say(`UNSTEADY ${file} > ${name}: failed among others, passed alone. First: ${String(message).slice(0, 600)}`);
    }
    return { passed: first.passed + mended.length, failures: again.failures };
}
