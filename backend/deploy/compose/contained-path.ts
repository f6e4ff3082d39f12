import { lstat, realpath } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";

export function isInside(directory: string, target: string): boolean {
    const relative = path.relative(directory, target);
    return (
        relative === "" || (!relative.startsWith(`..${path.sep}`) && relative !== ".." && !path.isAbsolute(relative))
    );
}

export function pathEscapes(what: string, how = "lies outside of the repository"): CicdError {
    return new CicdError({
        code: "COMPOSE_PATH_ESCAPES",
        message: `${what} ${how}.`,
        safe: "Nothing was read from there, and nothing was changed.",
        hint: "Use a path inside the repository.",
    });
}

/**
 * Refuses a path that leaves the checkout, by dots or by symbolic links. A path that doesn't exist is judged by its
 * nearest existing parent. Answers the path with links resolved.
 *
 * @param what names the path as its author wrote it
 * @throws CicdError COMPOSE_PATH_ESCAPES
 */
export async function containedPath(checkout: string, target: string, what: string): Promise<string> {
    const root = await realpath(checkout);
    const absolute = path.resolve(checkout, target);
    if (!isInside(path.resolve(checkout), absolute)) {
        throw pathEscapes(what);
    }
    const real = await realParent(absolute);
    if (real === null) {
        throw pathEscapes(what, "is a link that leads to nothing in the repository");
    }
    if (!isInside(root, real)) {
        throw pathEscapes(what);
    }
    return real;
}

/** Null for a link that leads nowhere: where it would lead is nobody's promise. */
async function realParent(absolute: string): Promise<string | null> {
    try {
        return await realpath(absolute);
    } catch (error) {
        const dangling = await lstat(absolute).catch(() => null);
        const parent = path.dirname(absolute);
        if (dangling?.isSymbolicLink()) {
            return null;
        }
        if (parent === absolute) {
            throw error;
        }
        const realFolder = await realParent(parent);
        return realFolder === null ? null : path.join(realFolder, path.basename(absolute));
    }
}
