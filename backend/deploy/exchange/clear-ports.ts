import type { ProjectContainer } from "../engine-port";
import type { DeployTools } from "../deploy-tools";
import type { ReleaseProject } from "./release-project";
import { stopAndRemove } from "./stop-and-remove";

/** Ports of this machine that these services publish, like 8080/tcp. */
export function publishedPorts({ model }: ReleaseProject, services: readonly string[]): ReadonlySet<string> {
    const ports = services.flatMap((name) => model.services[name]?.ports ?? []);
    return new Set(
        ports.flatMap(({ published, protocol }) => (published ? [`${published}/${protocol ?? "tcp"}`] : [])),
    );
}

export async function holdsPort(
    container: Pick<ProjectContainer, "id">,
    ports: ReadonlySet<string>,
    { engine }: Pick<DeployTools, "engine">,
): Promise<boolean> {
    const held = (await engine.endpoints(container.id))?.ports ?? [];
    return held.some((port) => ports.has(port));
}

/** The project's containers of services that the release doesn't have. */
export async function orphans({ tools, model }: ReleaseProject): Promise<ProjectContainer[]> {
    const all = await tools.engine.containers(tools.layout.stack);
    return all.filter(({ service, oneOff }) => !oneOff && service !== "" && !(service in model.services));
}

/** Removes what the former release leaves behind on ports that these services are about to publish. */
export async function clearPorts(project: ReleaseProject, services: readonly string[]): Promise<void> {
    const { tools, previous, context } = project;
    const wanted = publishedPorts(project, services);
    for (const orphan of await orphans(project)) {
        const ours = orphan.service in (previous?.content.services ?? {});
        if (ours && wanted.size > 0 && (await holdsPort(orphan, wanted, tools))) {
            context.log(`${orphan.name} goes, as its port belongs to ${services.join(", ")} now`);
            await stopAndRemove(orphan, tools);
        }
    }
}
