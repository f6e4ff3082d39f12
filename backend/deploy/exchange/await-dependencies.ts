import { untilDone } from "../health/until-done";
import { waitUntilHealthy } from "../health/wait-until-healthy";
import type { ReleaseProject } from "./release-project";

/** Waits for what these services depend on outside of themselves, as far as their compose file asks for more than a start. */
export async function awaitDependencies(project: ReleaseProject, services: readonly string[]): Promise<void> {
    const { model, tools, context, scales, next } = project;
    const wanted = services.flatMap((name) => Object.entries(model.services[name]?.depends_on ?? {}));
    const outside = wanted.filter(([name]) => name in model.services && !services.includes(name));
    const withCondition = (asked: string) => [
        ...new Set(outside.flatMap(([name, { condition }]) => (condition === asked ? [name] : []))),
    ];
    const healthy = withCondition("service_healthy");
    if (healthy.length > 0) {
        const expected = new Map(healthy.map((name) => [name, scales.get(name) ?? 1]));
        await waitUntilHealthy({ expected, release: next.content }, tools, context);
    }
    for (const task of withCondition("service_completed_successfully")) {
        await untilDone(task, tools, context);
    }
}
