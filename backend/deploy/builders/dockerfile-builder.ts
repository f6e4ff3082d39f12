import path from "node:path";
import { imageBuild } from "../build/image-build";
import { contextFolder, dockerfileIn } from "../build/planned-paths";
import { argumentsOf, configured, storedSecrets } from "../build/planned-settings";
import { runBuildx } from "../build/run-buildx";
import type { Builder } from "./builder";
import { oneImage } from "./one-image";

/** One image from a context and a Dockerfile of the repository, whatever the compose file says about building. */
export const dockerfileBuilder: Builder = {
    name: "dockerfile",
    ...oneImage,
    async plan(input) {
        const { config, workspace } = input;
        const [service] = input.services as [string];
        const context = await contextFolder(path.resolve(workspace, config.context), service, input);
        const image = imageBuild({
            ...configured(config),
            service,
            context,
            file: await dockerfileIn(context, config.dockerfile, { service, input }),
            target: config.target ?? null,
            args: argumentsOf(config, {}, service),
            secrets: storedSecrets(input),
        });
        return [image];
    },
    build: runBuildx,
};
