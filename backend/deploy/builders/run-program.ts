import { buildFailed } from "../build/build-error";
import { secretsOf, type ImageBuild } from "../build/image-build";
import { runBuilding } from "../build/run-building";
import type { Command } from "../../exec/command";
import type { ImageRun } from "./builder";

/** @throws CicdError BUILD_FAILED | TIMED_OUT | CANCELED */
export async function runProgram(command: Command, image: ImageBuild, run: ImageRun): Promise<void> {
    const { exitCode, output } = await runBuilding(command, run, secretsOf(image));
    if (exitCode !== 0) {
        throw buildFailed(output, { service: image.service, memoryMb: null });
    }
}
