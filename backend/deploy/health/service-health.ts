import type { ServiceHealthView } from "../../../common/views";
import type { DeployTools } from "../deploy-tools";
import { observeContainers } from "../plan/stack-observation";
import { judgeContainer } from "./judge-container";
import { worst } from "./worst-state";

/** The state of every service that the project has containers of, or that `expected` names. */
export async function serviceHealth(
    tools: Pick<DeployTools, "engine" | "layout">,
    expected: readonly string[],
): Promise<ServiceHealthView[]> {
    const running = await observeContainers(tools);
    const names = [...new Set([...expected, ...running.keys()])].sort();
    return Promise.all(
        names.map(async (service): Promise<ServiceHealthView> => {
            const containers = running.get(service) ?? [];
            const conditions = await Promise.all(containers.map(({ id }) => tools.engine.condition(id)));
            const judged = conditions.flatMap((condition) =>
                condition === null ? [] : [judgeContainer(condition, { serves: false })],
            );
            const speaker = worst(judged);
            return speaker === undefined
                ? { service, state: "missing", containers: 0, detail: "has no container" }
                : {
                      service,
                      state: speaker.state,
                      containers: judged.length,
                      detail: "detail" in speaker ? speaker.detail : "",
                  };
        }),
    );
}
