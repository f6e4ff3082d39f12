import { createHash } from "node:crypto";
import path from "node:path";
import type { ImageBuild } from "../build/image-build";
import { runBuildx } from "../build/run-buildx";
import type { Builder } from "./builder";
import { namedVariables } from "./named-variables";
import { oneImage } from "./one-image";
import { runProgram } from "./run-program";
import { sourceImage } from "./source-image";

/** Reads the plan in BuildKit; chosen here and never by a repository. */
const FRONTEND = "ghcr.io/railwayapp/railpack-frontend";

/** Railpack: its program describes the build, and BuildKit makes it in the one way that all builds take, capped. */
export const railpackBuilder: Builder = {
    name: "railpack",
    program: {
        name: "railpack",
        howToGet:
            "Install railpack (https://railpack.com/installation) into the server's PATH, or choose another builder.",
    },
    ...oneImage,
    plan: sourceImage,
    async build(image, run) {
        const plan = path.join(run.folder, "railpack-plan.json");
        const { flags, variables } = namedVariables("--env", image.args);
        const args = ["prepare", `--plan-out=${plan}`, ...flags, "--", image.context];
        await runProgram({ file: "railpack", args, variables }, image, run);
        await runBuildx(planned(image, plan), run);
    },
};

/** Railpack hands variables to the build as secrets; a step is made anew when the hash over them has changed. */
function planned(image: ImageBuild, plan: string): ImageBuild {
    const variables = Object.entries(image.args).map(([id, value]) => ({ id, value, shown: true as const }));
    const secrets = [...variables, ...image.secrets];
    const hash = createHash("sha256").update(JSON.stringify(secrets)).digest("hex");
    return { ...image, file: plan, args: { BUILDKIT_SYNTAX: FRONTEND, "secrets-hash": hash }, secrets };
}
