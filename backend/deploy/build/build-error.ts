import { stripVTControlCharacters } from "node:util";
import { CicdError } from "../../../common/errors";
import { machineError } from "../compose/engine-errors";

/** The line that says what went wrong, from the output of BuildKit. */
export function reasonIn(output: string): string {
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

/** The kernel ends what takes more memory than there is; a shell that started it tells so by 128 + 9. */
function wasKilled(output: string): boolean {
    return /exit code: 137|cannot allocate memory|signal: killed|^(#\d+ [0-9.]+ )?Killed$/m.test(
        stripVTControlCharacters(output),
    );
}

interface FailedBuild {
    service: string;
    /** Null for a build without a limit of its own. */
    memoryMb: number | null;
}

export function buildFailed(output: string, { service, memoryMb }: FailedBuild): CicdError {
    const machine = machineError(output);
    if (machine !== null) {
        return machine;
    }
    const safe = "The running containers were not touched.";
    if (memoryMb !== null && wasKilled(output)) {
        return new CicdError({
            code: "BUILD_FAILED",
            message: `The build of ${service} failed: it used more than ${memoryMb} MB of memory (${reasonIn(output)}).`,
            safe,
            hint: "Allow the stack's builds more memory in the Build tab (limits), or let the build take less.",
        });
    }
    const foreign = /source "docker-image:\/\/([^"]+)" denied by policy/.exec(output);
    if (foreign !== null) {
        return new CicdError({
            code: "COMPOSE_SETTING_REFUSED",
            message: `The build of ${service} wants to start from ${foreign[1]}, which another stack built.`,
            safe,
            hint: "Start from an image of this stack or of a registry.",
        });
    }
    const words = lastWords(output);
    return new CicdError({
        code: "BUILD_FAILED",
        message: `The build of ${service} failed: ${reasonIn(output)}${words ? ` ("${words}")` : ""}.`,
        safe,
        hint: "The log shows the build's output; correct the cause and push again.",
    });
}
