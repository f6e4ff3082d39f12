import { phrase, type Phrase } from "../../../common/phrase";
import { lstat, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Document } from "yaml";
import { CicdError } from "../../../common/errors";
import type { Release } from "../../models/releases";
import type { RightView } from "../../../common/views";
import { builderCalled } from "../builders";
import { chooseService } from "../builders/choose-service";
import { containedPath } from "../compose/contained-path";
import { findComposeFiles } from "../compose/find-compose-files";
import { loadDocument } from "../compose/load-document";
import type { DeployContext, Source } from "../deployer";
import { runOptions, toolsForRelease, type DeployTools } from "../deploy-tools";
import { assumeValues, requiredWithoutValue } from "../environment/assume-required";
import { effectiveEnvironment, type EffectiveEnvironment } from "../environment/effective-environment";
import { envValues } from "../environment/env-file";
import { gatherStackFiles, type StackFiles } from "../files/stack-files";
import type { TreeEntry } from "../files/tracked-tree";
import { applyLocalEdits } from "../hand-edit/apply-local-edits";
import { readLiveFiles } from "../live/live-files";
import { refuseLabelFiles } from "../policy/refuse-label-files";
import { requiredRights } from "../policy/required-rights";
import { rightViews } from "../policy/right-views";
import { documentText, serviceNames } from "../render/document-text";
import { writeLiterals, type Literals } from "../render/literal-variables";
import { ServiceEditor } from "../render/service-editor";
import { makeWorkFolder } from "../stack-layout";
import { rolloutImages } from "../rollout/rollout-images";
import { settleRollouts } from "../rollout/settle-rollouts";
import { dropSettings } from "./drop-settings";
import { findOverride, type Override } from "./override";
import type { PreparedModel } from "./prepared-model";
import { globalEnvironment, resolveLive, resolveModel } from "./resolve-model";
import { refuseForeignProject, refuseOrphanedProject } from "./refuse-foreign-project";
import { refuseHostSources } from "./refuse-host-sources";
import { refuseProjectChange } from "./refuse-project-change";
import { takenVariables } from "./taken-variables";

interface Input {
    source: Source;
    active: Release | null;
    context: DeployContext;
}

/**
 * Reads the compose file of a checkout as it will count in the stack directory.
 * @throws CicdError COMPOSE_FILE_MISSING | COMPOSE_FILE_INVALID | COMPOSE_PATH_ESCAPES | ENV_KEY_MISSING | …
 */
export async function prepareModel(input: Input, tools: DeployTools): Promise<PreparedModel> {
    const folder = await makeWorkFolder(tools.layout, "prepare");
    try {
        return await prepareIn(folder, input, tools);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** Compose takes a file without services and only fails when it shall start them. */
function refuseEmpty(document: Document): void {
    if (serviceNames(document).length === 0) {
        throw new CicdError({
            code: "COMPOSE_FILE_INVALID",
            message: "The compose file can't be used: it has no services.",
            safe: "The running stack was not touched.",
            hint: "Add a service and push again, or choose another compose file in the Repository tab.",
        });
    }
}

async function prepareIn(
    folder: string,
    { source, active, context }: Input,
    tools: DeployTools,
): Promise<PreparedModel> {
    const { layout, host } = tools;
    const files = await findComposeFiles(source.checkoutDir, source.composePath);
    const projectDirectory = path.dirname(files[0]!);
    const live = await readLiveFiles(layout.directory);
    await refuseForeignProject(tools);
    await refuseOrphanedProject({ active, live }, tools);
    const override = findOverride(live, { active, adopt: source.adopt });
    const repository = await repositoryEnvironment(projectDirectory, source);
    const taken = takenVariables(active?.number === 0 ? active.content : null, host);
    const given = effectiveEnvironment({ stack: layout.stack, live: live.environment, repository, host, taken });
    const read = await readDocument(folder, { source, context, files, override }, tools);
    const { document, builtService, text: sourceText, needed: localEdits } = read;
    const required = source.assumesRequired ? await requiredOf(document, given, tools) : [];
    const environment = assumeValues(given, required);
    const lookup = (name: string) => environment.values[name];
    const profiles = [...source.profiles, ...(envValues(repository ?? "").COMPOSE_PROFILES ?? "").split(",")];
    const replaces = (name: string) => host.names.has(name) || environment.hostDependent.has(name);
    const unanswered = settleDocument(document, { profiles, replaces, lookup });
    refuseLabelFiles(document);
    refuseHostSources(document, { replaces, lookup });
    const stackFiles = await gatherStackFiles(serviceNames(document), {
        document,
        commit: { checkout: source.checkoutDir, projectDirectory },
        rules: { directory: layout.directory, supplied: active?.content.trackedFiles ?? {}, adopt: source.adopt },
        lookup,
        replaces,
    });
    await storeSnapshots(stackFiles, projectDirectory, tools);
    const baseText = documentText(document, sourceText);
    const prepared = { baseText, lookup, files: stackFiles, environment, projectDirectory, builtService };
    const [{ model, unset }, liveModel] = await Promise.all([
        resolveModel(prepared, tools, context),
        resolveLive(live, toolsForRelease(tools, active?.content ?? null), context),
    ]);
    refuseProjectChange({ stack: layout.stack, active, live, before: liveModel, after: model, lookup });
    const notes = notesOf(taken, environment, live.environment);
    const unswitched = {
        ...prepared,
        fileName: live.composeName ?? "compose.yaml",
        model,
        liveModel,
        live,
        override,
        localEdits,
        rights: await judgedRights(model, source, tools),
        grants: source.grants,
        unset: [...new Set([...required, ...unset, ...unanswered])],
        required,
        notes,
        rollouts: {},
        asWritten: { baseText, model, files: stackFiles, notes },
    };
    const run = { tools, context };
    return settleRollouts(unswitched, await rolloutImages(unswitched, { built: [], active }, run), run);
}

/** The document as Git, the stack's own override file and kept edits say it, with the service that a builder of one image serves. */
async function readDocument(
    folder: string,
    { source, context, files, override }: Omit<Input, "active"> & { files: string[]; override: Override | null },
    { layout, cli }: DeployTools,
) {
    const emptyEnvFile = path.join(folder, "empty.env");
    await writeFile(emptyEnvFile, "");
    const unfinished = builderCalled(context.buildConfig.builder).makesOne === true;
    const overrideFile = await writeOverride(folder, override);
    const place = { checkout: source.checkoutDir, stack: layout.stack, files, override: overrideFile };
    const { document, merged } = await loadDocument({ ...place, emptyEnvFile, unfinished }, cli, runOptions(context));
    const written = merged ? document.toString() : await readFile(files[0]!, "utf8");
    const edited = applyLocalEdits(document, written, source.localEdits ?? []);
    refuseEmpty(edited.document);
    return { ...edited, builtService: chooseService(edited.document, layout.stack, context.buildConfig) };
}

/** The stack's own override file, where it counts; else null. */
async function writeOverride(folder: string, override: Override | null): Promise<string | null> {
    if (override?.choice !== "mine") {
        return null;
    }
    const file = path.join(folder, override.name);
    await writeFile(file, override.text);
    return file;
}

async function judgedRights(model: unknown, { grants }: Source, { layout }: DeployTools): Promise<RightView[]> {
    const { stack, directory, files } = layout;
    return rightViews(await requiredRights({ stack, model, directory, files }), grants);
}

/** The tracked `.env` beside the compose file, then the files that were named; later ones win. */
async function repositoryEnvironment(projectDirectory: string, source: Source): Promise<string | null> {
    const named = source.envFiles.map((file) => path.join(source.checkoutDir, file));
    const texts: string[] = [];
    for (const file of [path.join(projectDirectory, ".env"), ...named]) {
        await containedPath(
            source.checkoutDir,
            file,
            `The environment file ${path.relative(source.checkoutDir, file)}`,
        );
        const text = await regularText(file);
        if (text !== null) {
            texts.push(text);
        }
    }
    return texts.length === 0 ? null : texts.join("\n");
}

/** As a deployment would miss them: the environment that all stacks share gives values, too. */
async function requiredOf(document: Document, { values }: EffectiveEnvironment, tools: DeployTools): Promise<string[]> {
    const [file] = await globalEnvironment(tools);
    const shared = envValues(file === undefined ? "" : ((await regularText(file)) ?? ""));
    return requiredWithoutValue(document, (name) => values[name] ?? shared[name]);
}

async function regularText(file: string): Promise<string | null> {
    const stat = await lstat(file).catch(() => null);
    return stat?.isFile() ? readFile(file, "utf8") : null;
}

/** Takes out of the document what must not depend on who calls compose; answers the variables without a value. */
function settleDocument(document: Document, { profiles, ...literals }: Literals & { profiles: string[] }): string[] {
    document.delete("name");
    dropSettings(document);
    const services = serviceNames(document);
    const started = new Set(profiles.map((name) => name.trim()));
    for (const name of services) {
        const service = new ServiceEditor(document, name);
        const own = service.get("profiles");
        if (Array.isArray(own) && (started.has("*") || own.some((profile) => started.has(String(profile))))) {
            service.delete("profiles");
        }
    }
    return writeLiterals(document, services, literals);
}

async function storeSnapshots(files: StackFiles, root: string, { store }: DeployTools): Promise<void> {
    const all = [...files.services.values()].flatMap((service) => [...service.snapshots.values()]);
    for (const snapshot of [...all, ...files.sources.configs.values(), ...files.sources.secrets.values()]) {
        if (snapshot.text !== undefined) {
            await store.putText(snapshot.hash, snapshot.text);
        } else if (snapshot.folder) {
            await store.putFolder(snapshot.hash, root, { base: snapshot.path, entries: snapshot.entries });
        } else {
            const [entry] = snapshot.entries as [TreeEntry];
            await store.putFile(snapshot.hash, path.join(root, entry.source ?? entry.path), entry.mode);
        }
    }
    for (const entry of [...files.services.values()].flatMap((service) => service.inPlace)) {
        await store.putFile(entry.hash, path.join(root, entry.source ?? entry.path), entry.mode);
    }
}

function notesOf(taken: Record<string, string>, environment: EffectiveEnvironment, live: string | null): Phrase[] {
    const own = envValues(live ?? "");
    const written = Object.keys(taken).filter((name) => !(name in own));
    return [
        ...written.map((name) => phrase("note.fromProcess", { name })),
        ...environment.fromRepository.map((name) => phrase("note.fromRepository", { name })),
    ];
}
