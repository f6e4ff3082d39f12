import type { Builder } from "./builder";
import { namedVariables } from "./named-variables";
import { oneImage } from "./one-image";
import { runProgram } from "./run-program";
import { sourceImage } from "./source-image";

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Cloud Native Buildpacks, by `pack`. */
export const buildpacksBuilder: Builder = {
    name: "buildpacks",
    program: {
        name: "pack",
        howToGet:
            "Install pack (https://buildpacks.io/docs/install-pack) into the server's PATH, or choose another builder.",
    },
    uncapped: "pack starts containers of its own",
    ...oneImage,
    plan: sourceImage,
    async build(image, run) {
        const config = run.context.buildConfig;
        const stored = image.secrets.flatMap((secret) =>
            "value" in secret ? [[secret.id, secret.value] as const] : [],
        );
        const secrets = Object.fromEntries(stored.filter(([name]) => VARIABLE.test(name)));
        const given = namedVariables("--env", image.args);
        const args = [
            ...["build", run.reference, `--path=${image.context}`, `--builder=${config.builderImage}`, "--no-color"],
            ...[`--pull-policy=${image.pull ? "always" : "if-not-present"}`],
            ...(image.noCache ? ["--clear-cache"] : []),
            ...(image.platform === null ? [] : [`--platform=${image.platform}`]),
            ...given.flags,
            ...Object.keys(secrets).map((name) => `--env=${name}`),
        ];
        const variables = { ...given.variables, ...secrets };
        await runProgram({ file: "pack", args, variables }, image, run);
    },
};
