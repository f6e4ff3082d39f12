import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { readLiveFiles } from "../live/live-files";
import { resolveLive } from "../prepare/resolve-model";
import { judgeModel } from "./judge-model";
import { SWITCH_LABEL } from "../rollout/switch-names";
import { mapping, text, type Mapping } from "./json";
import { grantOf, isRefusal, type Finding, type Right } from "./right";
import { settlePaths } from "./settle-paths";

/** What a person wrote into the stack's file by hand, they granted by that; a file that can't be read grants nothing. */
export async function currentGrants(tools: DeployTools, context: DeployContext): Promise<string[]> {
    const model = await resolveLive(await readLiveFiles(tools.layout.directory), tools, context);
    return (await rightsInUse(mapping(model), tools)).map(grantOf);
}

/** What the services of a person's own files have, each once. */
export async function rightsInUse(model: Mapping, { layout }: Pick<DeployTools, "layout">): Promise<Right[]> {
    const findings = await settlePaths(judged(model, layout.stack), layout);
    const rights = findings.filter((finding): finding is Right => !isRefusal(finding));
    return [...new Map(rights.map((right) => [grantOf(right), right])).values()];
}

/** A switch from an earlier connection is ours; what it took over from its service counts for the service. */
function judged(model: Mapping, stack: string): Finding[] {
    const services = Object.entries(mapping(model.services)).map(([name, one]) => [name, mapping(one)] as const);
    const ownerOf = (service: Mapping) => text(mapping(service.labels)[SWITCH_LABEL]);
    const own = services.filter(([, service]) => ownerOf(service) === "");
    const taken = services.filter(([, service]) => ownerOf(service) !== "");
    return [
        ...judgeModel({ ...model, services: Object.fromEntries(own) }, stack),
        ...taken.flatMap(([, service]) => {
            const { [SWITCH_LABEL]: owner, ...labels } = mapping(service.labels);
            return judgeModel({ services: { [text(owner)]: { labels } } }, stack);
        }),
    ];
}
