import type { BuilderName } from "../../../common/build-config-schema";
import type { Builder } from "./builder";
import { buildpacksBuilder } from "./buildpacks-builder";
import { commandsBuilder } from "./commands-builder";
import { composeBuilder } from "./compose-builder";
import { dockerfileBuilder } from "./dockerfile-builder";
import { imageBuilder } from "./image-builder";
import { nixpacksBuilder } from "./nixpacks-builder";
import { railpackBuilder } from "./railpack-builder";
import { staticBuilder } from "./static-builder";

/** All ways to build; a new one is a file, an entry here and its name in the settings. */
export const BUILDERS: readonly Builder[] = [
    composeBuilder,
    dockerfileBuilder,
    commandsBuilder,
    staticBuilder,
    imageBuilder,
    buildpacksBuilder,
    nixpacksBuilder,
    railpackBuilder,
];

const byName = new Map<BuilderName, Builder>();
for (const builder of BUILDERS) {
    if (byName.has(builder.name)) {
        throw new Error(`Two builders are called ${builder.name}.`);
    }
    byName.set(builder.name, builder);
}

export function builderCalled(name: BuilderName): Builder {
    const builder = byName.get(name);
    if (builder === undefined) {
        throw new Error(`There is no builder called ${name}.`);
    }
    return builder;
}
