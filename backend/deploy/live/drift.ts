import type { DriftView } from "../../../common/views";
import type { ReleaseContent } from "../../models/releases";
import type { DeployContext, LiveRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { envValues } from "../environment/env-file";
import { observeContainers } from "../plan/stack-observation";
import { asProject } from "../prepare/resolve-model";
import { fingerprints } from "../render/fingerprints";
import { expectedContainers } from "./expected-services";
import { readLiveFiles, type LiveFiles } from "./live-files";
import { releaseTexts } from "./release-texts";

type Field = DriftView["fields"][number];

const short = (id: string) => id.replace(/^sha256:/, "").slice(0, 12);

function fileDrift(texts: Record<string, string>, live: LiveFiles): Field[] {
    const names = [...new Set([...Object.keys(texts), ...Object.keys(live.texts)])];
    return names
        .filter((name) => texts[name] !== live.texts[name])
        .map((name) => ({
            service: "",
            field: name,
            released: name in texts ? "as released" : "absent",
            actual: name in live.texts ? "changed on disk" : "absent",
        }));
}

/** Names of keys only: values are nobody's business here. */
function environmentDrift(released: string | null, actual: string | null): Field[] {
    const [old, now] = [envValues(released ?? ""), envValues(actual ?? "")];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => old[key] !== now[key]);
    return keys.map((key) => ({
        service: "",
        field: `.env ${key}`,
        released: key in old ? "set" : "absent",
        actual: key in now ? (key in old ? "another value" : "set") : "absent",
    }));
}

interface Expectation {
    content: ReleaseContent;
    count: number;
    hashes: readonly string[];
}

function serviceDrift(service: string, containers: readonly ProjectContainer[], expected: Expectation): Field[] {
    const fields: Field[] = [];
    const recorded = expected.content.services[service]?.imageId ?? null;
    if (containers.length !== expected.count) {
        fields.push({ service, field: "containers", released: `${expected.count}`, actual: `${containers.length}` });
    }
    const other = containers.find((container) => recorded !== null && container.imageId !== recorded);
    if (other !== undefined) {
        fields.push({ service, field: "image", released: short(recorded!), actual: short(other.imageId) });
    }
    if (containers.some((container) => !expected.hashes.includes(container.configHash))) {
        fields.push({ service, field: "configuration", released: "as released", actual: "another configuration" });
    }
    return fields;
}

/** What is live against what was released, field by field. */
export async function drift(release: LiveRelease, tools: DeployTools, context: DeployContext): Promise<DriftView> {
    const texts = await releaseTexts(release.content, tools);
    const live = await readLiveFiles(tools.layout.directory);
    const running = await observeContainers(tools);
    const project = { texts, environment: release.environment };
    const [hashes, { model }] = await Promise.all([
        fingerprints(project, tools, context),
        asProject(project, tools, (named) => tools.cli.resolve(named, runOptions(context))),
    ]);
    const expected = expectedContainers(model);
    const fields = [
        ...fileDrift(texts, live),
        ...environmentDrift(release.environment, live.environment),
        ...[...expected].flatMap(([name, count]) =>
            serviceDrift(name, running.get(name) ?? [], {
                content: release.content,
                count,
                hashes: hashes.get(name) ?? [],
            }),
        ),
        ...[...running]
            .filter(([name]) => !expected.has(name))
            .map(([name, list]) => ({ service: name, field: "containers", released: "0", actual: `${list.length}` })),
    ];
    return { drifted: fields.length > 0, fields };
}
