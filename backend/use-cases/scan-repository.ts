import { posix } from "node:path";
import type { ScanRepository } from "../../common/repository-schema";
import type { ScannedFileView, ScanView } from "../../common/repository-views";
import { parseRepositoryUrl } from "../git/repository-url";
import type { Dependencies } from "./dependencies";
import { remoteToRead } from "./remote-to-read";
import { noteOn } from "./scan/judge-candidate";
import { localStacks, type LocalStack } from "./scan/local-stacks";
import { matchStacks, type Match } from "./scan/match-stacks";
import { freeName, nameByFolder, slug } from "./scan/propose-name";
import { readCandidates, type Candidate } from "./scan/read-candidates";

/**
 * Every compose file of a branch with the stack that it stands for, here or newly named. Stores nothing.
 *
 * @throws CicdError as Git does, when the branch can't be read
 */
export async function scanRepository(deps: Dependencies, input: ScanRepository): Promise<ScanView> {
    const parsed = parseRepositoryUrl(input.url);
    const remote = await remoteToRead(deps, input);
    const [stacks, { branches, commit, candidates }] = await Promise.all([
        localStacks(deps),
        deps.git.readTip(remote, input.branch, async (tip) => ({ ...tip, candidates: await readCandidates(tip) })),
    ]);
    const repository = posix.basename(parsed.urlKey);
    const isThisRepository = (url: string) => url !== "" && parseRepositoryUrl(url).urlKey === parsed.urlKey;
    const matches = matchStacks(candidates, { stacks, isThisRepository, branch: input.branch, repository });
    return {
        url: parsed.url,
        branch: input.branch,
        branches,
        commit,
        files: views(candidates, { stacks, matches, repository }),
        stacks: stacks.map(({ images: _, ...view }) => view),
    };
}

interface Found {
    stacks: readonly LocalStack[];
    matches: ReadonlyMap<Candidate, Match>;
    repository: string;
}

function views(candidates: readonly Candidate[], { stacks, matches, repository }: Found): ScannedFileView[] {
    const taken = new Set(stacks.map(({ stack }) => stack));
    return candidates.map((candidate) => {
        const match = matches.get(candidate) ?? null;
        const stack = match?.stack.stack ?? freeName(wantedName(candidate, repository), candidate.path, taken);
        taken.add(stack);
        const note = noteOn(candidate, match?.stack ?? null, candidates);
        return {
            path: candidate.path,
            stack,
            existing: match !== null,
            matchedBy: match?.by ?? null,
            running: match === null ? false : match.stack.running,
            connection: match?.stack.connection ?? null,
            services: Object.keys(candidate.described?.services ?? {}),
            paths: candidate.paths,
            suggested: note === null,
            note,
        };
    });
}

/** Compose goes by `name:` where the host calls it, so a stack had better be called so. */
function wantedName({ path, described }: Candidate, repository: string): string {
    return slug(described?.project ?? "") || nameByFolder(path, repository);
}
