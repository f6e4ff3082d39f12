import type { Command } from "../../exec/command";
import type { ImageRun } from "../builders/builder";
import { runOptions } from "../deploy-tools";

const TAIL = 64 * 1024;

/** Runs a program of a build; its output goes to the log, with `secrets` masked. */
export async function runBuilding(
    command: Command,
    { tools, context }: Pick<ImageRun, "tools" | "context">,
    secrets: readonly string[],
): Promise<{ exitCode: number | null; output: string }> {
    const result = await tools.runner.run(command, { ...runOptions(context), secrets: secrets.filter(Boolean) });
    return {
        exitCode: result.exitCode,
        output: `${result.stdout.slice(-TAIL)}\n${result.stderr.slice(-TAIL)}`,
    };
}
