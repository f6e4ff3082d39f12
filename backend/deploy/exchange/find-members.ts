import type { Route } from "../../../common/route";
import type { EnginePort, ProjectContainer } from "../engine-port";
import type { DeployTools } from "../deploy-tools";
import { isOfRelease, mayServe, type Member } from "./member";
import type { ReleaseProject } from "./release-project";

export interface Members {
    /** Made from the release; running, or meant to be. */
    targets: Member[];
    /** All others. */
    losers: Member[];
}

interface Exchanged {
    service: string;
    route: Pick<Route, "switchService">;
}

/** The project's containers of one service, oldest first; those that `docker compose run` made are nobody's business. */
export async function containersOf(
    service: string,
    { engine, layout }: Pick<DeployTools, "engine" | "layout">,
): Promise<ProjectContainer[]> {
    const all = await engine.containers(layout.stack);
    const own = all.filter((container) => container.service === service && !container.oneOff);
    return own.sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id));
}

/** The networks on which the switch reaches containers; null where it is no container of the stack. */
async function networksOf(switchService: string | null, tools: DeployTools): Promise<ReadonlySet<string> | null> {
    const [container] = switchService === null ? [] : await containersOf(switchService, tools);
    const endpoints = container === undefined ? null : await tools.engine.endpoints(container.id);
    return endpoints && new Set(endpoints.networks.map(({ network }) => network));
}

async function addressOf(id: string, within: ReadonlySet<string> | null, engine: EnginePort): Promise<string> {
    const networks = (await engine.endpoints(id))?.networks ?? [];
    return networks.find(({ network, address }) => address !== "" && (within?.has(network) ?? true))?.address ?? "";
}

/** Who is there of the service, told apart by what each was made from. */
export async function findMembers(project: ReleaseProject, { service, route }: Exchanged): Promise<Members> {
    const { tools } = project;
    const within = await networksOf(route.switchService, tools);
    const members = await Promise.all(
        (await containersOf(service, tools)).map(async (container): Promise<Member> => {
            const address = mayServe(container) ? await addressOf(container.id, within, tools.engine) : "";
            return { ...container, address };
        }),
    );
    const targets = members.filter((member) => isOfRelease(member, project));
    return { targets, losers: members.filter((member) => !targets.includes(member)) };
}
