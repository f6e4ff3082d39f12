import { openRelease } from "../../build-engine/release-environment";
import type { Release } from "../../models/releases";
import type { Dependencies } from "../dependencies";
import { remoteOf, type Connected } from "../find-connected";
import { commitFiles } from "./commit-files";
import { releaseImages, writtenImages } from "./compare-images";
import { releaseSide, type Sides } from "./sides";
import type { FileSide } from "./file-side";

const FETCH_MS = 60_000;

type Deps = Pick<Dependencies, "db" | "git" | "secrets" | "locks">;

const composeIn = ({ marks }: FileSide) => [...marks].flatMap(([path, { role }]) => (role === "compose" ? [path] : []));

async function imagesIn(side: FileSide) {
    const texts = await side.texts(composeIn(side));
    return writtenImages([...texts.values()].flatMap((text) => ("text" in text ? [text.text] : [])));
}

/** What was made of no commit, or of one that is gone, has its compose file alone in common with Git. */
function composeAlone(release: Release, head: FileSide): readonly [FileSide, FileSide] {
    const paths = composeIn(head);
    const names = Object.keys(release.content.stackFiles);
    const isPair = paths.length === 1 && names.length === 1;
    const texts = new Map(
        Object.entries(release.content.stackFiles).map(([name, text]) => [isPair ? paths[0]! : name, text] as const),
    );
    const own: FileSide = {
        marks: new Map([...texts].map(([path, text]) => [path, { role: "compose", fingerprint: text }] as const)),
        texts: async (asked) =>
            new Map(asked.flatMap((path) => (texts.has(path) ? [[path, { text: texts.get(path)! }] as const] : []))),
    };
    return [own, { ...head, marks: new Map([...head.marks].filter(([, { role }]) => role === "compose")) }];
}

/** A release as the repository had it, and what the stack's branch has now. */
export async function compareWithGit(
    { db, git, secrets, locks }: Deps,
    { binding, repository }: Connected,
    release: Release,
): Promise<Sides> {
    const remote = await remoteOf(db, secrets, repository);
    const options = { deadlineMs: FETCH_MS };
    const head = await locks.hold(`repository ${repository.id}`, "fetch", async () => {
        await git.fetch(remote, options);
        return git.resolve(remote, binding.branch, options);
    });
    const at = { repositoryId: repository.id, binding };
    const now = await commitFiles(git, { ...at, sha: head.sha });
    const then =
        release.commitSha === null ? null : await commitFiles(git, { ...at, sha: release.commitSha }).catch(() => null);
    const { sha, message, author, ref } = head;
    const images = await imagesIn(now);
    const known = releaseImages(release.content);
    return {
        files: then === null ? composeAlone(release, now) : [then, now],
        // A compose file that can't be read says nothing about services.
        images: images.size === 0 || sha === release.commitSha ? [known, known] : [known, images],
        commits: { from: release.commitSha, to: sha },
        view: { from: releaseSide(release), to: { release: null, commit: { sha, message, author }, ref, at: null } },
        environments: [openRelease(release, secrets).environment],
    };
}
