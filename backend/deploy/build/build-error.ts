import { stripVTControlCharacters } from "node:util";
import { CicdError } from "../../../common/errors";
import { machineError } from "../compose/engine-errors";

/** The line that says what went wrong, from the output of BuildKit. */
function reasonIn(output: string): string {
    const lines = stripVTControlCharacters(output)
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean);
    const solve = lines.findLast((line) => /failed to solve:|failed to read dockerfile|^error:/i.test(line));
    return (solve ?? lines.at(-1) ?? "the build ended without a reason")
        .replace(/^.*failed to solve: /, "")
        .replace(/[.\s]+$/, "")
        .slice(0, 300);
}

/** What the failing command itself printed last. */
function lastWords(output: string): string | null {
    const failed = /^#(\d+) ERROR: /m.exec(stripVTControlCharacters(output));
    if (failed === null) {
        return null;
    }
    const own = new RegExp(`^#${failed[1]} [0-9.]+ (.+)$`);
    const lines = stripVTControlCharacters(output)
        .split(/\r?\n/)
        .flatMap((line) => own.exec(line)?.[1] ?? []);
    return lines.at(-1)?.slice(0, 200) ?? null;
}

function serviceIn(output: string, services: readonly string[]): string | null {
    const failed = /^#(\d+) ERROR: /m.exec(stripVTControlCharacters(output));
    const step = failed && new RegExp(`^#${failed[1]} \\[(\\S+) `, "m").exec(stripVTControlCharacters(output));
    const name = step?.[1] ?? null;
    return name !== null && services.includes(name) ? name : services.length === 1 ? services[0]! : null;
}

export function buildFailed(output: string, services: readonly string[]): CicdError {
    const machine = machineError(output);
    if (machine !== null) {
        return machine;
    }
    const service = serviceIn(output, services);
    const words = lastWords(output);
    return new CicdError({
        code: "BUILD_FAILED",
        message: `The build${service ? ` of ${service}` : ""} failed: ${reasonIn(output)}${words ? ` ("${words}")` : ""}.`,
        safe: "The running containers were not touched.",
        hint: "The log shows the build's output; correct the cause and push again.",
    });
}
