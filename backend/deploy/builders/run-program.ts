import { secretsOf, type ImageBuild } from "../build/image-build";
import { runBuilding } from "../build/run-building";
import { POLICY_VARIABLE } from "../build/source-policy";
import type { ImageRun } from "./builder";
import { programCommand, type Program } from "./program-command";

/** @throws CicdError BUILD_FAILED | TIMED_OUT | CANCELED | … */
export async function runProgram(program: Program, image: ImageBuild, run: ImageRun): Promise<void> {
    const commandFor = (deadlineMs: number) => {
        const command = programCommand(run.tools, { ...program, deadlineMs });
        return { ...command, env: { ...command.env, [POLICY_VARIABLE]: run.policyFile } };
    };
    await runBuilding(commandFor, { service: image.service, memoryMb: null, secrets: secretsOf(image) }, run);
}
