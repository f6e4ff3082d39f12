import type { Phrase } from "../../../common/phrase";
import { rolloutSchema, TRAFFIC_DRIVERS } from "../../../common/rollout-schema";
import { readYaml } from "../compose/read-yaml";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { mapping, type Mapping } from "../policy/json";
import type { PreparedModel } from "../prepare/prepared-model";
import { decideRollout } from "./decide-rollout";

/**
 * What would stand against exchanging each of these services without interruption if its settings asked for it; null
 * for nothing. For the plan, which says what would avoid an interruption.
 */
export async function rollingObstacles(
    services: readonly string[],
    { prepared, containers }: { prepared: PreparedModel; containers: ReadonlyMap<string, readonly ProjectContainer[]> },
    { layout, engine }: Pick<DeployTools, "layout" | "engine">,
): Promise<Map<string, Phrase | null>> {
    const { model, baseText } = prepared.asWritten;
    const asked = services.filter((name) => name in model.services);
    if (asked.length === 0) {
        return new Map();
    }
    const written = mapping((readYaml("The compose file", baseText).toJS() as Mapping).services);
    const facts = { stack: layout.stack, model: mapping(model), written, proxies: TRAFFIC_DRIVERS };
    const judged = asked.map(async (name) => {
        const running = containers.get(name)?.[0]?.imageId;
        const image = running === undefined ? null : await engine.imageFacts(running);
        const config = {
            ...(prepared.rollouts[name]?.config ?? rolloutSchema.parse({})),
            strategy: "rolling" as const,
        };
        return [name, decideRollout({ ...facts, name, config, image }).rollout.reason] as const;
    });
    return new Map(await Promise.all(judged));
}
