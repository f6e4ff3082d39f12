import { realpath } from "node:fs/promises";
import path from "node:path";
import type { ReleaseContent } from "../../models/releases";
import { hashOnDisk, LINK_MODE, type TreeEntry } from "./tracked-tree";

/** Whose version of a tracked path counts in the stack directory. */
export interface Ownership {
    owner: "git" | "mine";
    /** True when Git's version and the one on disk are not the same. */
    differs: boolean;
    /** True when that needs a decision: we never wrote this path. */
    undecided: boolean;
}

export interface OwnershipRules {
    directory: string;
    /** What Git supplied in the active release. */
    supplied: ReleaseContent["trackedFiles"];
    adopt: Readonly<Record<string, "mine" | "git">>;
    /** True where only the content counts, which on disk may also lie behind a link. */
    throughLinks?: boolean;
}

/** Nothing of the user's is overwritten unasked: a path that differs and was never ours stays theirs. */
export async function ownershipOf(entry: TreeEntry, rules: OwnershipRules): Promise<Ownership> {
    const place = path.join(rules.directory, entry.path);
    const follows = rules.throughLinks === true && entry.mode !== LINK_MODE;
    const onDisk = await hashOnDisk(follows ? await realpath(place).catch(() => place) : place, entry.mode);
    if (onDisk === entry.hash) {
        return { owner: "git", differs: false, undecided: false };
    }
    const undecided = onDisk !== null && !(entry.path in rules.supplied);
    const owner = undecided && rules.adopt[entry.path] !== "git" ? "mine" : "git";
    return { owner, differs: true, undecided };
}
