import path from "node:path";
import type { ReleaseContent, ReleaseService } from "../../models/releases";
import type { PlanView } from "../../../common/views";
import { pullImage } from "../compose/pull-image";
import type { DeployContext, PreparedRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import type { Override } from "../prepare/override";
import { judgeImageLabels } from "../policy/judge-image-labels";
import type { PreparedModel } from "../prepare/prepared-model";
import { renderText } from "../prepare/resolve-model";
import { rolloutImages } from "../rollout/rollout-images";
import { settleRollouts } from "../rollout/settle-rollouts";
import { decideForms, type CandidateInput } from "./candidate";
import { fingerprints } from "./fingerprints";
import { pinImages } from "./pin-images";
import { planCandidate } from "./plan-candidate";
import type { ServiceDecision } from "./service-decision";

/** Renders the release for good: pins, tags and snapshots exist afterwards; no file of the stack is touched. */
export async function renderRelease(
    given: CandidateInput,
    tools: DeployTools,
    context: DeployContext,
): Promise<PreparedRelease> {
    const prepared = await settledByImages(given, { tools, context });
    const { active } = given;
    const input = { ...given, prepared };
    const { decisions: unpinned, containers } = await decideForms(input, tools, context);
    const decisions = await pinImages(unpinned, prepared.model.services, {
        stack: tools.layout.stack,
        engine: tools.engine,
        active,
        running: new Map([...containers].map(([name, list]) => [name, list[0]!.imageId])),
        pull: (reference, service) => {
            const deadlineMs = context.buildConfig.buildTimeout * 1000;
            const options = { ...runOptions(context), log: context.log };
            return pullImage({ reference, service }, { ...tools, deadlineMs }, options);
        },
    });
    const texts = { [prepared.fileName]: renderText(prepared, decisions, tools) };
    const hashes = await fingerprints({ texts, environment: prepared.environment.text }, tools, context);
    const services = await releaseServices(decisions, prepared, tools);
    const content: ReleaseContent = {
        stackFiles: texts,
        trackedFiles: trackedFiles(decisions, prepared),
        services,
        ...keptOverride(prepared.override),
        ...(prepared.localEdits.length > 0 ? { localEdits: prepared.localEdits } : {}),
        ...writtenKeys(prepared.environment, active),
    };
    const ids = new Map(Object.entries(services).map(([name, { imageId: id, built }]) => [name, { id, built }]));
    const tracked = content.trackedFiles;
    const changes = await planCandidate({ hashes, containers, images: ids, tracked, input }, tools);
    const { environment, live: basedOn } = prepared;
    const rights = await rightsByImages(prepared, services, { active, tools });
    return { content, environment: environment.text, basedOn, plan: { ...basePlan(prepared), ...changes, rights } };
}

/** What the images' own labels ask for beside the compose file; images that ran before were judged before. */
async function rightsByImages(
    { rights, grants }: PreparedModel,
    services: Readonly<Record<string, ReleaseService>>,
    { active, tools }: { active: CandidateInput["active"]; tools: DeployTools },
): Promise<PlanView["rights"]> {
    const images = Object.entries(services).flatMap(([name, { form, imageId }]) => {
        const isNew = active?.content.services[name]?.imageId !== imageId;
        return form === "full" && imageId !== null && isNew ? [[name, imageId] as const] : [];
    });
    const found = await judgeImageLabels(new Map(images), grants, tools);
    return [...rights, ...found.filter(({ grant }) => rights.every((right) => right.grant !== grant))];
}

/** What was built says more about a service than was known when its exchange was planned. */
async function settledByImages(
    { prepared, built, active }: CandidateInput,
    run: { tools: DeployTools; context: DeployContext },
): Promise<PreparedModel> {
    const images = await rolloutImages(prepared, { built, active }, run);
    return images.size === 0 ? prepared : settleRollouts(prepared, images, run);
}

/** The next release is merged with it again: beside this one it doesn't lie on disk any more. */
function keptOverride(override: Override | null): Pick<ReleaseContent, "override"> {
    return override?.choice === "mine" ? { override: { name: override.name, text: override.text } } : {};
}

/** Which keys of `.env` nobody typed in there, this time or before. */
function writtenKeys(
    { values, fromRepository, fromProcess }: PreparedModel["environment"],
    active: CandidateInput["active"],
): Pick<ReleaseContent, "written"> {
    const before = Object.entries(active?.content.written ?? {}).filter(([key]) => key in values);
    const written = Object.fromEntries([
        ...before,
        ...fromProcess.map((key) => [key, "process"] as const),
        ...fromRepository.map((key) => [key, "repository"] as const),
    ]);
    return Object.keys(written).length === 0 ? {} : { written };
}

/** The plan before anything is built or pulled. */
export async function foreseePlan(
    input: CandidateInput & { toBuild: readonly string[] },
    tools: DeployTools,
    context: DeployContext,
): Promise<PlanView> {
    const { prepared, toBuild } = input;
    const { decisions, containers } = await decideForms(input, tools, context);
    const images = new Map(
        Object.keys(prepared.model.services).map((name) => [name, { id: null, built: toBuild.includes(name) }]),
    );
    const texts = { [prepared.fileName]: renderText(prepared, decisions, tools) };
    const hashes = await fingerprints({ texts, environment: prepared.environment.text }, tools, context);
    const tracked = trackedFiles(decisions, prepared);
    return { ...basePlan(prepared), ...(await planCandidate({ hashes, containers, images, tracked, input }, tools)) };
}

function basePlan(prepared: PreparedModel): PlanView {
    const { override, files, unset, required, rights, notes } = prepared;
    const overridden =
        override === null ? [] : [{ path: override.name, kind: "override" as const, choice: override.choice }];
    const tracked = files.differences.map((difference) => ({ ...difference, kind: "tracked-file" as const }));
    return {
        commit: null,
        changes: [],
        commits: [],
        differences: [...overridden, ...tracked],
        missingEnvironment: unset,
        ...(required.length > 0 ? { requiredEnvironment: [...required] } : {}),
        rights,
        notes,
    };
}

async function releaseServices(
    decisions: ReadonlyMap<string, ServiceDecision>,
    prepared: PreparedModel,
    { engine }: DeployTools,
): Promise<Record<string, ReleaseService>> {
    const services: Record<string, ReleaseService> = {};
    for (const [name, decision] of decisions) {
        const written = prepared.model.services[name]?.image ?? null;
        const image = decision.image ?? written ?? "";
        services[name] = {
            writtenImage: written,
            image,
            imageId: image === "" ? null : ((await engine.image(image))?.id ?? null),
            built: decision.built,
            form: decision.form,
            filesHash: decision.files.hash,
            filesLabel: decision.filesLabel !== null,
            ...(prepared.rollouts[name] ? { rollout: prepared.rollouts[name] } : {}),
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
