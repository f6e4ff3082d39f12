import type { DeployTools } from "../deploy-tools";
import type { DeployContext } from "../deployer";
import type { HealthTarget } from "../health/health-target";
import { startEnded } from "./start-ended";

/** Who says so may have ended by itself, and be meant to. */
const MAY_END = ["no", "on-failure"];

/** What of a release an engine that was killed left ended is started again. Idempotent. */
export async function reviveRelease(target: HealthTarget, tools: DeployTools, context: DeployContext): Promise<void> {
    await startEnded(await endedOnes(target, tools), tools, (line) => context.log(line));
}

async function endedOnes({ expected, concerns }: HealthTarget, { engine, layout }: DeployTools) {
    const all = await engine.containers(layout.stack);
    const exited = all.filter(
        (one) => one.state === "exited" && !one.oneOff && expected.has(one.service) && (concerns?.(one) ?? true),
    );
    const conditions = await Promise.all(exited.map(({ id }) => engine.condition(id)));
    return exited.filter((_, index) => !MAY_END.includes(conditions[index]?.restartPolicy ?? "no"));
}
