import { COMPOSE_NAMES } from "../../deploy/compose/compose-names";
import type { Git, TrackedFile } from "../../git/git";
import type { Binding } from "../../models/bindings";
import { asText, isEnvironmentFile, LONGEST_TEXT, type FileMark, type FileSide, type FileText } from "./file-side";

const SUBMODULE = 0o160000;

export interface CommitFiles {
    repositoryId: number;
    sha: string;
    binding: Pick<Binding, "composePath" | "envFiles">;
}

/** As deployments find it: at the root, else in the one folder below it that has one. */
function foundByName(paths: readonly string[]): string[] {
    const rank = (path: string) => (COMPOSE_NAMES as readonly string[]).indexOf(path.slice(path.lastIndexOf("/") + 1));
    const named = paths.filter((path) => rank(path) >= 0).sort((one, other) => rank(one) - rank(other));
    const [atRoot] = named.filter((path) => !path.includes("/"));
    const below = named.filter((path) => path.split("/").length === 2 && !path.startsWith("."));
    const folders = new Set(below.map((path) => path.split("/")[0]));
    return atRoot !== undefined ? [atRoot] : folders.size === 1 ? [below[0]!] : [];
}

function marksOf(files: readonly TrackedFile[], { binding }: CommitFiles): Map<string, FileMark> {
    const { composePath, envFiles } = binding;
    const compose = composePath.length > 0 ? composePath : foundByName(files.map(({ path }) => path));
    return new Map(
        files.map(({ path, mode, blob }) => {
            const role = compose.includes(path)
                ? "compose"
                : isEnvironmentFile(path, envFiles)
                  ? "environment"
                  : "file";
            return [path, { role, fingerprint: `${mode} ${blob}` }] as const;
        }),
    );
}

/** The files of a commit, as the mirror has them. */
export async function commitFiles(git: Git, commit: CommitFiles): Promise<FileSide> {
    const files = await git.trackedFiles(commit.repositoryId, commit.sha);
    const byPath = new Map(files.map((file) => [file.path, file]));
    return {
        marks: marksOf(files, commit),
        async texts(paths) {
            const asked = paths.flatMap((path) => byPath.get(path) ?? []);
            const blobs = asked.filter(({ mode }) => mode !== SUBMODULE).map(({ blob }) => blob);
            const texts = await git.readBlobs(commit.repositoryId, blobs, LONGEST_TEXT);
            return new Map(asked.map((file) => [file.path, textOf(file, texts)] as const));
        },
    };
}

function textOf({ mode, blob }: TrackedFile, texts: ReadonlyMap<string, string>): FileText {
    if (mode === SUBMODULE) {
        return { text: `${blob}\n` };
    }
    const text = texts.get(blob);
    return text === undefined ? { note: "large" } : asText(text);
}
