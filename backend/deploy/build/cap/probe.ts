import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { dockerCommand } from "../../../exec/docker-command";
import type { DeployContext } from "../../deployer";
import { runOptions, type DeployTools } from "../../deploy-tools";
import { makeWorkFolder } from "../../stack-layout";
import { builderFlag } from "../buildx-command";
import { HOLDER_IMAGE } from "./holder";

const DEADLINE_MS = 60_000;

/** Tries one step that does nothing: builds must not fail for want of a place that this engine does not offer. */
export async function acceptsParent(parent: string, tools: DeployTools, context: DeployContext): Promise<boolean> {
    const folder = await makeWorkFolder(tools.layout, "probe");
    try {
        await writeFile(path.join(folder, "Dockerfile"), `FROM ${HOLDER_IMAGE}\nRUN ["/succeed"]\n`);
        const flags = [builderFlag(tools.access), "--progress=plain", "--no-cache", "--output=type=cacheonly"];
        const command = dockerCommand(tools.access, {
            args: ["buildx", "build", ...flags, `--cgroup-parent=${parent}`, "--", folder],
            cwd: "/",
            deadlineMs: DEADLINE_MS,
        });
        const { exitCode } = await tools.runner.run(command, { ...runOptions(context), onOutput: undefined });
        return exitCode === 0;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
