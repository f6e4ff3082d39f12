import path from "node:path";
import type { ImageFacts } from "../../exec/image-facts";
import type { ContainerSpec } from "../../exec/container-spec";
import type { StackLayout } from "../stack-layout";
import { commandArgv } from "./command-argv";
import { commandLabels, commandName, coveredLabels } from "./command-names";
import type { StackCommand } from "./stack-command";

/** Where a command finds the checkout: the same path in every deployment, so that caches stay good. */
export const WORKSPACE = "/workspace";

interface Placing {
    layout: StackLayout;
    image: Pick<ImageFacts, "id" | "labels">;
    environment: Readonly<Record<string, string>>;
    limits: ContainerSpec["limits"];
}

/** The container of a command in an image of the user's choice. */
export function imageSpec(
    { id, config, workspace }: Pick<StackCommand, "id" | "config" | "workspace">,
    { layout, image, environment, limits }: Placing,
): ContainerSpec {
    return {
        name: commandName(layout.stack, id),
        image: image.id,
        argv: commandArgv(config),
        environment,
        labels: { ...coveredLabels(image.labels, layout.stack), ...commandLabels(layout, id) },
        mount: workspace === null ? null : { source: workspace, target: WORKSPACE },
        ...(workspace === null ? {} : { workingDirectory: path.posix.join(WORKSPACE, config.directory) }),
        limits,
    };
}
