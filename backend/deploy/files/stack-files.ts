import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import type { Document } from "yaml";
import { containedPath, isInside } from "../compose/contained-path";
import { substitute, type Lookup } from "../environment/substitute";
import { answerOrExplain } from "../render/literal-variables";
import { ServiceEditor } from "../render/service-editor";
import { literalEnvFile } from "./literal-env-file";
import { envFilePaths, rawEnvFiles, relativeMount } from "./mount-syntax";
import type { OwnershipRules } from "./ownership";
import {
    holdsOtherMounts,
    snapshotKey,
    supplyOf,
    type CommitFiles,
    type Difference,
    type PathSupply,
    type Snapshot,
} from "./service-files";
import { textHash, treeHash, type TreeEntry } from "./tracked-tree";

/** What Git supplies to one service. */
export interface ServiceFiles {
    snapshots: Map<string, Snapshot>;
    inPlace: TreeEntry[];
    inPlaceDiffers: boolean;
    /** Over everything whose change compose would not see by itself; null when there is nothing of the kind. */
    hash: string | null;
}

export interface StackFiles {
    services: Map<string, ServiceFiles>;
    /** Top-level `configs` and `secrets` that Git supplies, by section and name. */
    sources: { configs: Map<string, Snapshot>; secrets: Map<string, Snapshot> };
    differences: Difference[];
}

interface Gathering {
    document: Document;
    commit: CommitFiles;
    rules: OwnershipRules;
    lookup: Lookup;
    /** Variables that must not be left to the process that calls compose. */
    replaces: (name: string) => boolean;
}

const SECTIONS = ["configs", "secrets"] as const;
type Section = (typeof SECTIONS)[number];

/**
 * Reads from the document which paths the services take from the repository.
 * @throws CicdError COMPOSE_PATH_ESCAPES
 */
export async function gatherStackFiles(services: readonly string[], gathering: Gathering): Promise<StackFiles> {
    const sources = {
        configs: await gatherSources("configs", gathering),
        secrets: await gatherSources("secrets", gathering),
    };
    const found = new Map<string, ServiceFiles>();
    const differences: Difference[] = [];
    for (const name of services) {
        const supplies = await serviceSupplies(new ServiceEditor(gathering.document, name), gathering);
        differences.push(...supplies.flatMap((supply) => supply.differences));
        found.set(name, summed(supplies, sourcesOf(new ServiceEditor(gathering.document, name), sources)));
    }
    const byPath = new Map(differences.map((difference) => [difference.path, difference]));
    return { services: found, sources, differences: [...byPath.values()] };
}

function summed(supplies: readonly PathSupply[], sources: readonly Snapshot[]): ServiceFiles {
    const snapshots = supplies.flatMap(({ snapshot }) =>
        snapshot === null ? [] : [[snapshotKey(snapshot), snapshot] as const],
    );
    const inPlace = supplies.flatMap((supply) => supply.inPlace);
    const unseen = [...inPlace, ...sources.flatMap((source) => source.entries)];
    return {
        snapshots: new Map(snapshots),
        inPlace,
        inPlaceDiffers:
            supplies.some((supply) => supply.inPlaceDiffers) || sources.some((source) => source.differsOnDisk),
        hash: unseen.length === 0 ? null : treeHash(unseen),
    };
}

async function serviceSupplies(
    service: ServiceEditor,
    { commit, rules, lookup, replaces }: Gathering,
): Promise<PathSupply[]> {
    const written = service.get("volumes");
    const mounts = (Array.isArray(written) ? written : []).flatMap((entry) => relativeMount(entry, lookup) ?? []);
    const targets = mounts.map((mount) => mount.target);
    const supplies: PathSupply[] = [];
    for (const mount of mounts.filter((one) => inCheckout(one.path, commit))) {
        await containedPath(
            commit.checkout,
            path.join(commit.projectDirectory, mount.path),
            `${mount.path}, mounted by ${service.name},`,
        );
        const canBeSnapshot = mount.readOnly && !holdsOtherMounts(mount, targets);
        supplies.push(await supplyOf({ path: mount.path, canBeSnapshot }, commit, rules));
    }
    const raw = rawEnvFiles(service.get("env_file"), lookup);
    for (const file of envFilePaths(service.get("env_file"), lookup)) {
        await refuseForeign(file, `env_file ${file} of ${service.name}`, { commit, rules });
        const supply = await supplyOf({ path: path.normalize(file), canBeSnapshot: true }, commit, rules);
        supplies.push(raw.includes(file) ? supply : await withLiterals(supply, { commit, replaces, lookup }));
    }
    return supplies;
}

/** An environment file that reads the host's variables is stored with our answers in their place. */
async function withLiterals(
    supply: PathSupply,
    { commit, replaces, lookup }: Pick<Gathering, "commit" | "replaces" | "lookup">,
): Promise<PathSupply> {
    const { snapshot } = supply;
    if (snapshot === null || snapshot.folder) {
        return supply;
    }
    const source = await readFile(path.join(commit.projectDirectory, snapshot.path), "utf8");
    const text = answerOrExplain(snapshot.path, () => literalEnvFile(source, { replaces, lookup }));
    return text === null ? supply : { ...supply, snapshot: { ...snapshot, text, hash: textHash(text) } };
}

function inCheckout(relative: string, commit: CommitFiles): boolean {
    return isInside(commit.checkout, path.resolve(commit.projectDirectory, relative));
}

/** The path must stay inside the commit and, if it is the stack's own file, inside the stack directory. */
async function refuseForeign(
    file: string,
    what: string,
    { commit, rules }: Pick<Gathering, "commit" | "rules">,
): Promise<void> {
    const relative = path.isAbsolute(file) ? path.relative(rules.directory, file) : file;
    await containedPath(commit.checkout, path.resolve(commit.projectDirectory, relative), what);
    const inCommit = await lstat(path.resolve(commit.projectDirectory, relative)).catch(() => null);
    if (inCommit === null && (await lstat(rules.directory).catch(() => null)) !== null) {
        await containedPath(rules.directory, path.resolve(rules.directory, relative), what);
    }
}

async function gatherSources(section: Section, gathering: Gathering): Promise<Map<string, Snapshot>> {
    const { document, commit, rules, lookup } = gathering;
    const written = (document.toJS() as Record<Section, Record<string, { file?: unknown } | null> | undefined>)[
        section
    ];
    const found = new Map<string, Snapshot>();
    for (const [name, source] of Object.entries(written ?? {})) {
        if (typeof source?.file === "string") {
            const file = substitute(source.file, lookup);
            await refuseForeign(file, `${file}, the file of ${section}.${name},`, { commit, rules });
            const supply = await supplyOf({ path: path.normalize(file), canBeSnapshot: true }, commit, rules);
            if (supply.snapshot !== null) {
                found.set(name, supply.snapshot);
            }
        }
    }
    return found;
}

function sourcesOf(service: ServiceEditor, sources: StackFiles["sources"]): Snapshot[] {
    return SECTIONS.flatMap((section) => {
        const written = service.get(section);
        const names = (Array.isArray(written) ? written : []).map((entry: unknown) =>
            typeof entry === "string" ? entry : String((entry as { source?: unknown }).source ?? ""),
        );
        return names.flatMap((name) => sources[section].get(name) ?? []);
    });
}
