import { join } from "node:path";
import { usedVariables, type UsedVariables } from "../../deploy/environment/used-variables";
import { readLiveFiles } from "../../deploy/live/live-files";
import type { Git } from "../../git/git";
import { bindings, type Binding } from "../../models/bindings";
import { commitFiles } from "../compare/commit-files";
import type { Dependencies } from "../dependencies";

/** Compose files by path, of the branch as it was fetched last; null where one of them is unknown. */
async function fetchedTexts(git: Git, binding: Binding): Promise<Record<string, string> | null> {
    const { repositoryId } = binding;
    const sha = await git.mirroredTip(repositoryId, binding.branch);
    if (sha === null) {
        return null;
    }
    const files = await commitFiles(git, { repositoryId, sha, binding });
    const paths = [...files.marks].flatMap(([path, { role }]) => (role === "compose" ? [path] : []));
    const texts: Record<string, string> = {};
    for (const [path, found] of await files.texts(paths)) {
        if (!("text" in found)) {
            return null;
        }
        texts[path] = found.text;
    }
    return paths.length > 0 ? texts : null;
}

/**
 * What the stack's own compose file uses; where its folder has none yet, because its first deployment is still to come
 * or failed, what Git's one uses. Asks no remote. Null where there is no compose file to judge by.
 */
export async function usedByStack(
    { db, git, stacksDir }: Pick<Dependencies, "db" | "git" | "stacksDir">,
    stack: string,
): Promise<UsedVariables | null> {
    const { composeName, texts } = await readLiveFiles(join(stacksDir, stack));
    if (composeName !== null) {
        return usedVariables(texts);
    }
    const binding = await bindings.findByStack(db, stack);
    // A mirror that is not there (any more) is no reason to show no environment at all.
    const fetched = binding && (await fetchedTexts(git, binding).catch(() => null));
    return fetched && usedVariables(fetched);
}
