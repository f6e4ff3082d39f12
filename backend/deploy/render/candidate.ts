import type { BuiltImage, DeployContext } from "../deployer";
import type { Release } from "../../models/releases";
import type { ComposeModel } from "../compose/compose-model";
import { runOptions, type DeployTools } from "../deploy-tools";
import { observeContainers } from "../plan/stack-observation";
import type { PreparedModel } from "../prepare/prepared-model";
import { asProject, renderText, type ProjectTexts } from "../prepare/resolve-model";
import { firstDecisions } from "./first-decisions";
import type { ServiceDecision } from "./service-decision";
import { settleForms, type RunningState } from "./settle-forms";

/** A project as compose reads it. */
export interface Fingerprinted {
    model: ComposeModel;
    hashes: Map<string, string[]>;
}

/**
 * Compose's fingerprints of a project in the stack directory. Versions differ in whether a container's label counts
 * `env_file` itself or only the variables in it, so both are given: what `up` compares is one of them.
 */
export async function fingerprint(
    file: ProjectTexts,
    tools: DeployTools,
    context: DeployContext,
): Promise<Fingerprinted> {
    const options = runOptions(context);
    return asProject(file, tools, async (project) => {
        const direct = await tools.cli.hashes(project, options);
        const { model } = await tools.cli.resolve(project, options);
        const flat = { texts: { "compose.yaml": JSON.stringify(model) }, environment: file.environment };
        const resolved = Object.values(file.texts).some((text) => /\benv_file\b/.test(text))
            ? await asProject(flat, tools, (flattened) => tools.cli.hashes(flattened, options))
            : {};
        const hashes = Object.keys(direct).map((name) => {
            const both = [direct[name], resolved[name]].filter((hash): hash is string => hash !== undefined);
            return [name, both] as const;
        });
        return { model, hashes: new Map(hashes) };
    });
}

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
        return (await fingerprint({ texts, environment: prepared.environment.text }, tools, context)).hashes;
    } catch {
        // A file that the plain form needs is not there: then nothing that runs can have this configuration.
        return new Map();
    }
}
