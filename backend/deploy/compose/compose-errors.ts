import { CicdError } from "../../../common/errors";
import { machineError } from "./engine-errors";

const WARNING = /^time="[^"]*" level=warning msg="(.*)"$/;

/** Variables that compose replaced by nothing. */
export function unsetVariables(stderr: string): string[] {
    const names = [...stderr.matchAll(/The \\?"([^"\\]+)\\?" variable is not set/g)].map((match) => match[1]!);
    return [...new Set(names)];
}

/** Compose's own sentence without warnings, time stamps and our paths. */
export function composeSentence(stderr: string, hidden: readonly string[] = []): string {
    const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !WARNING.test(line));
    const text = lines.slice(0, 3).join(" ").trim();
    const bare = hidden.reduce((all, prefix) => all.replaceAll(`${prefix}/`, "").replaceAll(prefix, ""), text);
    return bare
        .replace(/^validating [^:]*: /, "")
        .replace(/: invalid compose project$/, "")
        .replace(/[.\s]+$/, "")
        .slice(0, 400);
}

/** What a failed `docker compose config` means to the person who wrote the file. */
export function configError(stderr: string, hidden: readonly string[]): CicdError {
    const machine = machineError(stderr);
    if (machine !== null) {
        return machine;
    }
    const missing = /required variable (\S+) is missing a value(?:: (.*))?/.exec(stderr);
    const safe = "The running stack was not touched.";
    if (missing) {
        return new CicdError({
            code: "ENV_KEY_MISSING",
            message: `The compose file needs the variable ${missing[1]}, which has no value${missing[2] ? ` (${missing[2].trim()})` : ""}.`,
            safe,
            hint: `Add ${missing[1]} to the stack's environment.`,
        });
    }
    return new CicdError({
        code: "COMPOSE_FILE_INVALID",
        message: `The compose file can't be used: ${composeSentence(stderr, hidden) || "compose ended without a reason"}.`,
        safe,
        hint: "Correct the file and push again; `docker compose config` shows the same error.",
    });
}
