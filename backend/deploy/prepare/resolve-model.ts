import { lstat, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ComposeProject } from "../compose/compose-command";
import type { ComposeModel } from "../compose/compose-model";
import type { LiveFiles } from "../live/live-files";
import type { ResolvedModel } from "../compose/compose-cli";
import { COMPOSE_NAMES, OVERRIDE_NAMES } from "../compose/compose-names";
import { readYaml } from "../compose/read-yaml";
import type { DeployContext } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { documentText } from "../render/document-text";
import type { ServiceDecision } from "../render/service-decision";
import { writeReleaseDocument } from "../render/write-release-document";
import { makeWorkFolder } from "../stack-layout";
import type { PreparedModel } from "./prepared-model";

type Renderable = Pick<PreparedModel, "baseText" | "lookup" | "files" | "environment">;

/** The release's text for these decisions. */
export function renderText(
    prepared: Renderable,
    decisions: ReadonlyMap<string, ServiceDecision>,
    { store }: Pick<DeployTools, "store">,
): string {
    const document = readYaml("The compose file", prepared.baseText);
    const pathOf = (hash: string) => store.pathOf(hash);
    writeReleaseDocument(document, { decisions, sources: prepared.files.sources, lookup: prepared.lookup, pathOf });
    return documentText(document, prepared.baseText);
}

/** Compose and override files by name, with the `.env` that goes with them. */
export interface ProjectTexts {
    texts: Readonly<Record<string, string>>;
    environment: string | null;
}

/** Hands texts to `use` as the project that they would be in the stack directory. */
export async function asProject<T>(
    file: ProjectTexts,
    tools: DeployTools,
    use: (project: ComposeProject) => Promise<T>,
): Promise<T> {
    const folder = await makeWorkFolder(tools.layout, "candidate");
    try {
        const environment = path.join(folder, "stack.env");
        const names = [COMPOSE_NAMES, OVERRIDE_NAMES].flatMap(
            (known) => known.find((name) => name in file.texts) ?? [],
        );
        for (const name of names) {
            await writeFile(path.join(folder, name), file.texts[name]!, { mode: 0o600 });
        }
        await writeFile(environment, file.environment ?? "", { mode: 0o600 });
        return await use({
            stack: tools.layout.stack,
            projectDirectory: tools.layout.directory,
            files: names.map((name) => path.join(folder, name)),
            envFiles: [...(await globalEnvironment(tools)), environment],
        });
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** The file that newer hosts pass to every stack. */
export async function globalEnvironment({ layout }: DeployTools): Promise<string[]> {
    const file = path.join(layout.stacksDir, "global.env");
    return (await lstat(file).catch(() => null)) === null ? [] : [file];
}

/** What the stack directory says now; null where compose can't read it. */
export async function resolveLive(
    live: LiveFiles,
    tools: DeployTools,
    context: DeployContext,
): Promise<ComposeModel | null> {
    if (live.composeName === null) {
        return null;
    }
    try {
        const resolve = (project: ComposeProject) => tools.cli.resolve(project, runOptions(context));
        return (await asProject(live, tools, resolve)).model;
    } catch {
        return null;
    }
}

/** Compose's own view of the document, with every file that Git supplies read from its snapshot. */
export async function resolveModel(
    prepared: Renderable,
    tools: DeployTools,
    context: DeployContext,
): Promise<ResolvedModel> {
    const decisions = new Map(
        [...prepared.files.services].map(([name, files]) => [
            name,
            {
                form: "full",
                image: null,
                local: false,
                built: false,
                filesLabel: null,
                files,
            } satisfies ServiceDecision,
        ]),
    );
    const texts = { "compose.yaml": renderText(prepared, decisions, tools) };
    return asProject({ texts, environment: prepared.environment.text }, tools, (project) =>
        tools.cli.resolve(project, runOptions(context)),
    );
}
