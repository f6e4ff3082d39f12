import type { ComparedCommits, ComparisonView } from "../../../common/compare-views";
import { forgePages } from "../../forge-api/forge-pages";
import type { CommitLog, DatedCommit, Git } from "../../git/git";
import type { GitRepository } from "../../models/repositories";

const MOST = 50;

type Compared = Pick<ComparisonView, "added" | "gone" | "url"> & {
    /** When a listed commit was committed. */
    at(sha: string): string | null;
};

/** For information only: what the mirror doesn't know any more is not told. */
async function logOf(git: Git, id: number, range: { from: string; to: string }): Promise<CommitLog | null> {
    return git.compareCommits(id, range, MOST).catch(() => null);
}

/** What leads from one commit to the other, with the forge's own pages. */
export async function compareCommits(
    git: Git,
    repository: Pick<GitRepository, "id" | "forge" | "url">,
    { from, to }: { from: string | null; to: string | null },
): Promise<Compared> {
    if (from === null || to === null) {
        return { added: null, gone: null, url: null, at: () => null };
    }
    const pages = forgePages(repository.forge, repository.url);
    const log = await logOf(git, repository.id, { from, to });
    const listed = (items: DatedCommit[], count: number): ComparedCommits => ({
        items: items.map((commit) => ({ ...commit, url: pages?.commit(commit.sha) ?? null })),
        count,
    });
    return {
        added: log && listed(log.added, log.addedCount),
        gone: log && listed(log.gone, log.goneCount),
        url: from === to ? null : (pages?.compare(from, to) ?? null),
        at: (sha) => log?.added.find((commit) => commit.sha === sha)?.at ?? null,
    };
}
