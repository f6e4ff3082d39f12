import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { ImageRun } from "../builders/builder";
import { inheritedEnvironment } from "../../exec/inherited-environment";
import { buildxCommand } from "./buildx-command";
import { secretsOf, type ImageBuild } from "./image-build";
import { runBuilding } from "./run-building";

/** The one path of building: BuildKit, by buildx, below the cap. @throws CicdError BUILD_FAILED | TIMED_OUT | … */
export async function runBuildx(image: ImageBuild, run: ImageRun): Promise<void> {
    const { tools, context, cap } = run;
    const inlineFile = image.inline === null ? null : path.join(run.folder, "Dockerfile");
    if (inlineFile !== null) {
        await writeFile(inlineFile, image.inline!);
    }
    const commandFor = (deadlineMs: number) =>
        buildxCommand(image, {
            access: tools.access,
            reference: run.reference,
            inlineFile,
            cgroupParent: cap.parent,
            imageOf: run.imageOf,
            policyFile: run.policyFile,
            notes: path.join(run.folder, "buildx"),
            deadlineMs,
            agent: inheritedEnvironment(["SSH_AUTH_SOCK"], tools.host.values),
        });
    const facts = { service: image.service, memoryMb: cap.memoryMb, secrets: secretsOf(image) };
    await runBuilding(commandFor, facts, { tools, context });
}
