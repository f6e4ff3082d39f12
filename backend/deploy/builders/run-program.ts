import { secretsOf, type ImageBuild } from "../build/image-build";
import { runBuilding } from "../build/run-building";
import type { ImageRun } from "./builder";
import { programCommand, type Program } from "./program-command";

/** @throws CicdError BUILD_FAILED | TIMED_OUT | CANCELED | … */
export async function runProgram(program: Program, image: ImageBuild, run: ImageRun): Promise<void> {
    const commandFor = (deadlineMs: number) => programCommand(run.tools, { ...program, deadlineMs });
    await runBuilding(commandFor, { service: image.service, memoryMb: null, secrets: secretsOf(image) }, run);
}
