import type { BuiltImage, DeployContext } from "../deployer";
import type { Release } from "../../models/releases";
import type { DeployTools } from "../deploy-tools";
import { observeContainers } from "../plan/stack-observation";
import type { PreparedModel } from "../prepare/prepared-model";
import { renderText } from "../prepare/resolve-model";
import { fingerprints } from "./fingerprints";
import { firstDecisions } from "./first-decisions";
import type { ServiceDecision } from "./service-decision";
import { settleForms, type RunningState } from "./settle-forms";

export interface CandidateInput {
    prepared: PreparedModel;
    built: readonly BuiltImage[];
    active: Release | null;
}

/** Which form each service gets, judged by what runs. */
export async function decideForms(
    input: CandidateInput,
    tools: DeployTools,
    context: DeployContext,
): Promise<{ decisions: Map<string, ServiceDecision>; containers: RunningState["containers"] }> {
    const { prepared, active, built } = input;
    const { services } = prepared.model;
    const first = firstDecisions({ stack: tools.layout.stack, services, built, active, files: prepared.files });
    const containers = await observeContainers(tools);
    const plain = [...first].filter(([, decision]) => decision.form === "plain").map(([name]) => name);
    if (plain.length === 0) {
        return { decisions: first, containers };
    }
    const taggedIds = new Map<string, string | null>();
    for (const name of plain) {
        const image = services[name]!.image;
        taggedIds.set(name, image === undefined ? null : ((await tools.engine.image(image))?.id ?? null));
    }
    const hashes = await candidateHashes(prepared, first, { tools, context });
    const decisions = settleForms(first, { containers, hashes, taggedIds }, active);
    return { decisions, containers };
}

async function candidateHashes(
    prepared: PreparedModel,
    decisions: ReadonlyMap<string, ServiceDecision>,
    { tools, context }: { tools: DeployTools; context: DeployContext },
): Promise<RunningState["hashes"]> {
    const texts = { [prepared.fileName]: renderText(prepared, decisions, tools) };
    try {
        return await fingerprints({ texts, environment: prepared.environment.text }, tools, context);
    } catch {
        // A file that the plain form needs is not there: then nothing that runs can have this configuration.
        return new Map();
    }
}
