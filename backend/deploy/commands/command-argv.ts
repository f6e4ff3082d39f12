import type { CommandConfig } from "../../../common/build-config-schema";

/** A line is for a shell that stops at the first failing command; argv needs none. */
export function commandArgv({ run }: Pick<CommandConfig, "run">): string[] {
    return typeof run === "string" ? ["/bin/sh", "-ec", run] : [...run];
}

const LONGEST = 100;

/** What people see of it. */
export function commandTitle({ name, run }: Pick<CommandConfig, "name" | "run">): string {
    const text = name ?? (typeof run === "string" ? run : run.join(" "));
    const [line = ""] = text.trim().split("\n");
    return line.length > LONGEST || line !== text.trim() ? `${line.slice(0, LONGEST)}…` : line;
}
