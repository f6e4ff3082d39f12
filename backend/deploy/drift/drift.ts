import { phrase } from "../../../common/phrase";
import type { DriftField } from "../../../common/views";
import type { ComposeModel } from "../compose/compose-model";
import type { DeployContext, LiveRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { judgeContainer } from "../health/judge-container";
import { serves } from "../health/service-role";
import { expectedContainers } from "../live/expected-services";
import { readLiveFiles } from "../live/live-files";
import { releaseTexts } from "../live/release-texts";
import { observeContainers } from "../plan/stack-observation";
import { asProject } from "../prepare/resolve-model";
import { fingerprints } from "../render/fingerprints";
import { knownSecrets } from "../secrecy/known-secrets";
import { tellable } from "../secrecy/tellable";
import { containerFields } from "./container-fields";
import { differing, type Difference } from "./differing";
import { environmentDrift } from "./environment-drift";
import { fileDrift } from "./file-drift";

const short = (id: string) => id.replace(/^sha256:/, "").slice(0, 12);

interface Expectation {
    service: string;
    model: ComposeModel;
    count: number;
    hashes: readonly string[];
    imageId: string | null;
    serves: boolean;
}

/** The engine's own words for a container that does not run. */
const STATES = {
    exited: phrase("value.exited"),
    paused: phrase("value.paused"),
    created: phrase("value.created"),
} as const;

/** What one container differs in. */
async function containerDrift(
    container: ProjectContainer,
    expected: Expectation,
    tools: DeployTools,
): Promise<Difference[]> {
    const { engine } = tools;
    const [facts, image, condition] = await Promise.all([
        engine.facts(container.id),
        engine.imageDefaults(container.imageId),
        engine.condition(container.id),
    ]);
    if (facts === null || image === null || condition === null) {
        return [];
    }
    const service = expected.model.services[expected.service]!;
    const otherImage = expected.imageId !== null && container.imageId !== expected.imageId;
    const fields: Difference[] = otherImage
        ? [differing("image", short(expected.imageId!), short(container.imageId))]
        : [];
    fields.push(...containerFields({ service, model: expected.model, facts, image }));
    if (!expected.hashes.includes(container.configHash) && fields.length === 0) {
        fields.push(differing("configuration", phrase("value.released"), phrase("value.configuration")));
    }
    const { state } = judgeContainer(condition, { serves: expected.serves });
    if (state === "exited" || condition.state === "paused" || condition.state === "created") {
        const actual = STATES[condition.state as keyof typeof STATES] ?? condition.state;
        fields.push(differing("state", phrase("value.running"), actual));
    }
    return fields;
}

async function serviceDrift(
    containers: readonly ProjectContainer[],
    expected: Expectation,
    tools: DeployTools,
): Promise<DriftField[]> {
    const { service, count } = expected;
    const found = (await Promise.all(containers.map((one) => containerDrift(one, expected, tools)))).flat();
    const counted = differing("containers", `${count}`, `${containers.length}`);
    const fields = containers.length === count ? found : [counted, ...found];
    const once = new Map(fields.map((field) => [`${field.field}\n${field.actual}`, field]));
    return [...once.values()].map((field) => ({ service, ...field, where: "containers" }));
}

/** What is live against what was released, field by field: first the files on disk, then the containers. */
export async function drift(release: LiveRelease, tools: DeployTools, context: DeployContext): Promise<DriftField[]> {
    const texts = await releaseTexts(release.content, tools);
    const live = await readLiveFiles(tools.layout.directory);
    const project = { texts, environment: release.environment };
    const [running, hashes, { model }] = await Promise.all([
        observeContainers(tools),
        fingerprints(project, tools, context),
        asProject(project, tools, (named) => tools.cli.resolve(named, runOptions(context))),
    ]);
    const secrets = await knownSecrets(tools, [release.environment, live.environment], [model]);
    const expected = expectedContainers(model);
    const services = [...expected].map(([service, count]) => {
        const imageId = release.content.services[service]?.imageId ?? null;
        const expectation = {
            service,
            model,
            count,
            hashes: hashes.get(service) ?? [],
            imageId,
            serves: serves(release.content, service),
        };
        return serviceDrift(running.get(service) ?? [], expectation, tools);
    });
    const unknown = [...running].filter(([name]) => !expected.has(name));
    return [
        ...fileDrift(texts, live.texts, tellable(secrets)),
        ...environmentDrift(release.environment, live.environment),
        ...(await Promise.all(services)).flat(),
        ...unknown.map(([service, list]) => ({
            service,
            field: "containers",
            released: "0",
            actual: `${list.length}`,
            where: "containers" as const,
        })),
    ];
}
