import type { CompareRequest } from "../../../common/compare-schema";
import type { ComparisonView } from "../../../common/compare-views";
import { openRelease } from "../../build-engine/release-environment";
import { secretsOf } from "../../build-engine/secrets-of";
import { secretValues } from "../../deploy/environment/secret-values";
import { stackLayout } from "../../deploy/stack-layout";
import type { Release } from "../../models/releases";
import type { Dependencies } from "../dependencies";
import { remoteOf, requireConnected, type Connected } from "../find-connected";
import { requireRelease } from "../plan-release-ahead";
import { compareCommits } from "./compare-commits";
import { compareEnvironment } from "./compare-environment";
import { compareFiles, differences } from "./compare-files";
import { compareImages, releaseImages } from "./compare-images";
import { compareWithGit } from "./compare-with-git";
import { releaseFiles } from "./release-files";
import { releaseSide, type Sides } from "./sides";

/** Shorter ones would black out half of every text. */
const SHORTEST_SECRET = 6;

type Deps = Pick<Dependencies, "db" | "git" | "secrets" | "stacksDir" | "locks">;

async function releaseSides(deps: Deps, stack: string, [from, to]: readonly [Release, Release]): Promise<Sides> {
    const folder = stackLayout(deps.stacksDir, stack).files;
    const [before, after] = [from, to].map((one) => openRelease(one, deps.secrets));
    return {
        files: [
            await releaseFiles({ ...before!, folder }, after!.content.trackedFiles),
            await releaseFiles({ ...after!, folder }, before!.content.trackedFiles),
        ],
        images: [releaseImages(from.content), releaseImages(to.content)],
        commits: { from: from.commitSha, to: to.commitSha },
        view: { from: releaseSide(from), to: releaseSide(to) },
        environments: [before!.environment, after!.environment],
    };
}

async function secretsIn(
    deps: Deps,
    { stack, repository }: Connected & { stack: string },
    texts: Sides["environments"],
) {
    const { credential } = await remoteOf(deps.db, deps.secrets, repository);
    const known = [...(await secretsOf(deps, stack, credential)), ...texts.flatMap((text) => secretValues(text ?? ""))];
    return known.filter(({ length }) => length >= SHORTEST_SECRET);
}

/**
 * What differs between two releases, or a release and what the stack's branch has now. Changes nothing; the branch is
 * asked for at the forge. No secret is in it.
 * @throws CicdError STACK_NOT_CONNECTED | NOT_FOUND; for the branch also what `Git` throws
 */
export async function compareReleases(deps: Deps, stack: string, asked: CompareRequest): Promise<ComparisonView> {
    const connected = await requireConnected(deps.db, stack);
    const from = await requireRelease(deps, stack, asked.from);
    const sides =
        asked.to === "git"
            ? await compareWithGit(deps, connected, from)
            : await releaseSides(deps, stack, [from, await requireRelease(deps, stack, asked.to)]);
    const found = differences(...sides.files);
    const { keys, texts } = await compareEnvironment(found, sides.files);
    const secrets = await secretsIn(deps, { ...connected, stack }, [...sides.environments, ...texts]);
    const { at, ...commits } = await compareCommits(deps.git, connected.repository, sides.commits);
    const { to } = sides.view;
    return {
        from: sides.view.from,
        to: { ...to, at: to.at ?? (to.commit && at(to.commit.sha)) },
        files: await compareFiles(found, sides.files, secrets),
        environment: keys,
        images: compareImages(...sides.images),
        ...commits,
    };
}
