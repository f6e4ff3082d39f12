import type { ProbeConfig } from "../../../common/rollout-schema";
import type { HealthTarget } from "./health-target";

type ReleaseServices = HealthTarget["release"];

/** What the release says that its service is asked, beside its container's own healthcheck. */
export function probeOf(release: ReleaseServices, service: string): ProbeConfig | null {
    const rollout = release?.services[service]?.rollout;
    const probe = rollout?.config.probe;
    return probe ? { ...probe, port: probe.port ?? rollout.route?.check?.port } : null;
}

/** Whether somebody connects to it, so that its end is a failure whatever its exit code is. */
export function serves(release: ReleaseServices, service: string): boolean {
    const rollout = release?.services[service]?.rollout;
    return rollout !== undefined && (rollout.config.probe !== undefined || rollout.route !== null);
}
