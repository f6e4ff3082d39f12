import type { Builder } from "./builder";
import { namedVariables } from "./named-variables";
import { oneImage } from "./one-image";
import { runProgram } from "./run-program";
import { sourceImage } from "./source-image";

/** Nixpacks: finds out the language and calls docker by itself. */
export const nixpacksBuilder: Builder = {
    name: "nixpacks",
    program: {
        name: "nixpacks",
        howToGet:
            "Install nixpacks (https://nixpacks.com/docs/install) into the server's PATH, or choose another builder.",
    },
    uncapped: "nixpacks calls docker by itself",
    ...oneImage,
    plan: sourceImage,
    async build(image, run) {
        if (image.secrets.length > 0) {
            run.context.log("nixpacks writes its variables into the image, so it gets none of the build secrets.");
        }
        const { flags, variables } = namedVariables("--env", image.args);
        const args = [
            ...["build", `--name=${run.reference}`],
            ...(image.noCache ? ["--no-cache"] : []),
            ...(image.platform === null ? [] : [`--platform=${image.platform}`]),
            ...image.cacheFrom.map((from) => `--cache-from=${from}`),
            ...flags,
            ...["--", image.context],
        ];
        await runProgram({ file: "nixpacks", args, variables }, image, run);
    },
};
