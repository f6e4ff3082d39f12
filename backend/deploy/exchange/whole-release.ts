import type { HealthTarget } from "../health/health-target";
import { isExchanged } from "../rollout/strategy-of";
import { isOfRelease } from "./member";
import type { ReleaseProject } from "./release-project";

/**
 * All that the release runs. Of a service that is exchanged only the release's own containers count: those of the
 * version before may still be there for an instant return, and say nothing about this one.
 */
export function wholeRelease(project: ReleaseProject): HealthTarget {
    const { services } = project.next.content;
    return {
        expected: project.scales,
        release: project.next.content,
        concerns: (container) => !isExchanged(services[container.service]?.rollout) || isOfRelease(container, project),
    };
}
