import type { DeployTools } from "../deploy-tools";
import type { DeployContext } from "../deployer";
import type { ProjectContainer } from "../engine-port";
import type { HealthTarget } from "../health/health-target";

/** Who says so may have ended by itself, and be meant to. */
const MAY_END = ["no", "on-failure"];

/**
 * Starts what an engine stopped that was killed: without live-restore it starts again only what says `restart: always`
 * [Engine 26.1.5]. Idempotent; what can't start is left to whoever judges the release.
 */
export async function reviveRelease(target: HealthTarget, tools: DeployTools, context: DeployContext): Promise<void> {
    for (let ended = await endedOnes(target, tools), before = Infinity; ended.length > 0 && ended.length < before;) {
        before = ended.length;
        const refused: ProjectContainer[] = [];
        for (const one of ended) {
            if ((await tools.engine.startContainer(one.id)) === null) {
                context.log(`${one.name} ended with its engine and is started again`);
            } else {
                // It may live in another one's network, which has to run first.
                refused.push(one);
            }
        }
        ended = refused;
    }
}

async function endedOnes({ expected, concerns }: HealthTarget, { engine, layout }: DeployTools) {
    const all = await engine.containers(layout.stack);
    const exited = all.filter(
        (one) => one.state === "exited" && !one.oneOff && expected.has(one.service) && (concerns?.(one) ?? true),
    );
    const conditions = await Promise.all(exited.map(({ id }) => engine.condition(id)));
    return exited.filter((_, index) => !MAY_END.includes(conditions[index]?.restartPolicy ?? "no"));
}
