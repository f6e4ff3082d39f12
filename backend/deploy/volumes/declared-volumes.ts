import { list, mapping, text } from "../policy/json";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { readLiveFiles } from "../live/live-files";
import { resolveLive } from "../prepare/resolve-model";

/** What the stack directory's compose file says of volumes, under their names on the engine. */
export interface DeclaredVolumes {
    /** Made by somebody else, whatever their labels say. */
    external: ReadonlySet<string>;
    /** Named ones by service, also of services without a container. */
    ofService: ReadonlyMap<string, readonly string[]>;
}

/** Says nothing where compose can't read the file. */
export async function declaredVolumes(tools: DeployTools, context: DeployContext): Promise<DeclaredVolumes> {
    const model = await resolveLive(await readLiveFiles(tools.layout.directory), tools, context);
    const declared = new Map(Object.entries(mapping(model?.volumes)).map(([key, one]) => [key, mapping(one)]));
    const nameOf = (key: string) => text(declared.get(key)?.name) || `${tools.layout.stack}_${key}`;
    const external = [...declared].filter(([, one]) => Boolean(one.external)).map(([key]) => nameOf(key));
    const ofService = Object.entries(model?.services ?? {}).map(([service, { volumes }]) => {
        const keys = list(volumes)
            .map(mapping)
            .filter(({ type, source }) => type === "volume" && text(source) !== "");
        return [service, keys.map(({ source }) => nameOf(text(source)))] as const;
    });
    return { external: new Set(external), ofService: new Map(ofService) };
}
