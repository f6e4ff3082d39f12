import path from "node:path";
import type { ReleaseContent, ReleaseService } from "../../models/releases";
import type { PlanView } from "../../../common/views";
import { pullImage } from "../compose/pull-image";
import type { ComposeModel } from "../compose/compose-model";
import type { DeployContext, PreparedRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { describeChanges } from "../plan/describe-changes";
import { keepOverride } from "../prepare/override";
import type { PreparedModel } from "../prepare/prepared-model";
import { asProject, renderText } from "../prepare/resolve-model";
import { decideForms, fingerprint, type CandidateInput, type Fingerprinted } from "./candidate";
import { pinImages } from "./pin-images";
import type { ServiceDecision } from "./service-decision";
import { isKept, type RunningState } from "./settle-forms";

/** Renders the release for good: pins, tags and snapshots exist afterwards; no file of the stack is touched. */
export async function renderRelease(
    input: CandidateInput,
    tools: DeployTools,
    context: DeployContext,
): Promise<PreparedRelease> {
    const { prepared, active } = input;
    const { decisions: unpinned, containers } = await decideForms(input, tools, context);
    const decisions = await pinImages(unpinned, prepared.model.services, {
        stack: tools.layout.stack,
        engine: tools.engine,
        active,
        running: new Map([...containers].map(([name, list]) => [name, list[0]!.imageId])),
        pull: (reference, service) => {
            const deadlineMs = context.buildConfig.buildTimeout * 1000;
            return pullImage({ reference, service }, { ...tools, deadlineMs }, runOptions(context));
        },
    });
    const texts = { [prepared.fileName]: renderText(prepared, decisions, tools) };
    const rendered = await fingerprint({ texts, environment: prepared.environment.text }, tools, context);
    await keepOverride(tools.layout, prepared.override?.choice === "mine" ? prepared.override : null);
    const services = await releaseServices(decisions, rendered.model, { tools, input });
    const content: ReleaseContent = {
        stackFiles: texts,
        trackedFiles: trackedFiles(decisions, prepared),
        services,
    };
    const ids = new Map(Object.entries(services).map(([name, { imageId: id, built }]) => [name, { id, built }]));
    const changes = await planChanges({ rendered, containers, images: ids, input }, tools, context);
    return { content, environment: prepared.environment.text, plan: { ...basePlan(prepared), changes } };
}

/** The plan before anything is built or pulled. */
export async function foreseePlan(
    input: CandidateInput,
    tools: DeployTools,
    context: DeployContext,
): Promise<PlanView> {
    const { prepared } = input;
    const { decisions, containers } = await decideForms(input, tools, context);
    const images = new Map(
        Object.entries(prepared.model.services).map(([name, { build }]) => [
            name,
            { id: null, built: build !== undefined },
        ]),
    );
    const texts = { [prepared.fileName]: renderText(prepared, decisions, tools) };
    const rendered = await fingerprint({ texts, environment: prepared.environment.text }, tools, context);
    return {
        ...basePlan(prepared),
        changes: await planChanges({ rendered, containers, images, input }, tools, context),
    };
}

function basePlan(prepared: PreparedModel): PlanView {
    const { override, files, unset, notes } = prepared;
    const overridden =
        override === null ? [] : [{ path: override.name, kind: "override" as const, choice: override.choice }];
    const tracked = files.differences.map((difference) => ({ ...difference, kind: "tracked-file" as const }));
    return {
        commit: null,
        changes: [],
        commits: [],
        differences: [...overridden, ...tracked],
        missingEnvironment: unset,
        notes,
    };
}

async function releaseServices(
    decisions: ReadonlyMap<string, ServiceDecision>,
    rendered: ComposeModel,
    { tools, input }: { tools: DeployTools; input: CandidateInput },
): Promise<Record<string, ReleaseService>> {
    const services: Record<string, ReleaseService> = {};
    for (const [name, decision] of decisions) {
        const image = rendered.services[name]?.image ?? decision.image ?? "";
        services[name] = {
            writtenImage: input.prepared.model.services[name]?.image ?? null,
            image,
            imageId: image === "" ? null : ((await tools.engine.image(image))?.id ?? null),
            built: decision.built,
            form: decision.form,
            filesHash: decision.files.hash,
            filesLabel: decision.filesLabel !== null,
        };
    }
    return services;
}

function trackedFiles(
    decisions: ReadonlyMap<string, ServiceDecision>,
    prepared: PreparedModel,
): ReleaseContent["trackedFiles"] {
    const { configs, secrets } = prepared.files.sources;
    const snapshots = [...decisions.values()].flatMap(({ files }) => [...files.snapshots.values()]);
    const mounted = [...snapshots, ...configs.values(), ...secrets.values()].flatMap((snapshot) => snapshot.entries);
    const inPlace = [...decisions.values()].flatMap(({ files }) => files.inPlace);
    return Object.fromEntries([
        ...mounted.map(({ path: file, hash, mode }) => [path.normalize(file), { hash, mode }] as const),
        ...inPlace.map(({ path: file, hash, mode }) => [path.normalize(file), { hash, mode, inPlace: true }] as const),
    ]);
}

interface PlanFacts {
    rendered: Fingerprinted;
    containers: RunningState["containers"];
    images: ReadonlyMap<string, { id: string | null; built: boolean }>;
    input: CandidateInput;
}

async function planChanges(facts: PlanFacts, tools: DeployTools, context: DeployContext): Promise<PlanView["changes"]> {
    const { rendered, containers, images, input } = facts;
    const state = { containers, hashes: rendered.hashes, taggedIds: new Map<string, string | null>() };
    const kept = Object.keys(rendered.model.services).filter((name) => {
        const toBeBuilt = images.get(name)?.id === null && images.get(name)!.built;
        return !toBeBuilt && isKept(name, state);
    });
    const filesChanged = [...input.prepared.files.services].filter(([name, files]) => {
        const before = input.active?.content.services[name]?.filesHash ?? null;
        return before !== null && before !== files.hash;
    });
    return describeChanges({
        before: await liveModel(input.prepared, tools, context),
        after: rendered.model,
        containers,
        kept: new Set(kept),
        images,
        filesChanged: new Set(filesChanged.map(([name]) => name)),
    });
}

/** What the stack directory says now, for the reasons in the plan; null where compose can't read it. */
async function liveModel(
    prepared: PreparedModel,
    tools: DeployTools,
    context: DeployContext,
): Promise<ComposeModel | null> {
    const { texts, composeName, environment } = prepared.live;
    if (composeName === null) {
        return null;
    }
    try {
        return await asProject({ texts, environment }, tools, async (project) => {
            return (await tools.cli.resolve(project, runOptions(context))).model;
        });
    } catch {
        return null;
    }
}
