import path from "node:path";
import type { TrackedContent } from "../../models/releases";
import { treeHash, type TreeEntry } from "../files/tracked-tree";
import type { StackLayout } from "../stack-layout";

type Tracked = Readonly<Record<string, TrackedContent>>;

/** What a mounted path of this machine is called by whoever wrote the compose file. */
export type PathName = (source: string) => string;

/** The folders above a path, "." included. */
function foldersOf(file: string): string[] {
    const above = path.dirname(file);
    return above === "." ? ["."] : [above, ...foldersOf(above)];
}

/** Paths in the repository by the hash under which their content is kept, folders included. */
function namesByHash(tracked: Tracked): Map<string, string> {
    const below = new Map<string, TreeEntry[]>();
    const names = new Map<string, string>();
    for (const [file, { hash, mode }] of Object.entries(tracked)) {
        names.set(hash, file);
        for (const folder of foldersOf(file)) {
            below.set(folder, [...(below.get(folder) ?? []), { path: file, hash, mode }]);
        }
    }
    for (const [folder, entries] of below) {
        names.set(treeHash(entries), folder);
    }
    return names;
}

/** @param supplied what Git supplied to the versions that are compared */
export function pathNames(
    { directory, files }: Pick<StackLayout, "directory" | "files">,
    supplied: readonly Tracked[],
): PathName {
    const names = new Map(supplied.flatMap((tracked) => [...namesByHash(tracked)]));
    return (source) => {
        if (path.dirname(source) === files) {
            const name = names.get(path.basename(source));
            return name === undefined ? "files of the repository" : `./${name === "." ? "" : name}`;
        }
        const inside = path.relative(directory, source);
        return inside.startsWith("..") || path.isAbsolute(inside) ? source : `./${inside}`;
    };
}
