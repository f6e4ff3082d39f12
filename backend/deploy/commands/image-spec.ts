import path from "node:path";
import type { ContainerSpec } from "../../exec/container-spec";
import type { StackLayout } from "../stack-layout";
import { commandArgv } from "./command-argv";
import { commandLabels, commandName } from "./command-names";
import type { StackCommand } from "./stack-command";

/** Where a command finds the checkout: the same path in every deployment, so that caches stay good. */
export const WORKSPACE = "/workspace";

interface Placing {
    layout: StackLayout;
    image: string;
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
        image,
        argv: commandArgv(config),
        environment,
        labels: commandLabels(layout, id),
        mount: workspace === null ? null : { source: workspace, target: WORKSPACE },
        ...(workspace === null ? {} : { workingDirectory: path.posix.join(WORKSPACE, config.directory) }),
        limits,
    };
}
