import { composeUp } from "../live/up";
import type { ReleaseProject } from "./release-project";

/**
 * `up` for these services and no others. What they depend on directly is named, too: compose forgets a dependency that
 * such a call doesn't name, its fingerprint of the service changes with that, and the next plain `up` would make the
 * container anew. Every one of those keeps as many containers as it has.
 */
export async function upAlone(
    project: ReleaseProject,
    services: readonly string[],
    args: readonly string[] = [],
): Promise<void> {
    const { model, tools, context, scales } = project;
    const wanted = services.flatMap((name) => Object.keys(model.services[name]?.depends_on ?? {}));
    const beside = [...new Set(wanted)].filter((name) => name in model.services && !services.includes(name));
    const containers = beside.length > 0 ? await tools.engine.containers(tools.layout.stack) : [];
    const counted = beside.flatMap((name) => {
        const count = containers.filter(({ service, oneOff }) => service === name && !oneOff).length;
        return count > (scales.get(name) ?? 1) ? ["--scale", `${name}=${count}`] : [];
    });
    await composeUp(tools, context, ["--no-deps", ...args, ...counted, ...services, ...beside]);
}
