import type { DeployContext } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { asProject, type ProjectTexts } from "../prepare/resolve-model";

/**
 * Compose's fingerprints of a project in the stack directory, by service. Versions differ in whether a container's
 * label counts `env_file` itself or only the variables in it, so both are given: what `up` compares is one of them.
 */
export async function fingerprints(
    file: ProjectTexts,
    tools: DeployTools,
    context: DeployContext,
): Promise<Map<string, string[]>> {
    const mentionsFiles = Object.values(file.texts).some((text) => /\benv_file\b/.test(text));
    const [direct, flat] = await Promise.all([
        hashes(file, tools, context),
        mentionsFiles ? flatHashes(file, tools, context) : ({} as Hashes),
    ]);
    const known = ([name, hash]: [string, string]) => [name, flat[name] ? [hash, flat[name]] : [hash]] as const;
    return new Map(Object.entries(direct).map(known));
}

type Hashes = Record<string, string>;

function hashes(file: ProjectTexts, tools: DeployTools, context: DeployContext): Promise<Hashes> {
    return asProject(file, tools, (project) => tools.cli.hashes(project, runOptions(context)));
}

async function flatHashes(file: ProjectTexts, tools: DeployTools, context: DeployContext): Promise<Hashes> {
    const { model } = await asProject(file, tools, (project) => tools.cli.resolve(project, runOptions(context)));
    return hashes({ ...file, texts: { "compose.yaml": JSON.stringify(model) } }, tools, context);
}
