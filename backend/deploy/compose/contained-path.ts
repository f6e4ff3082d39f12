import { lstat, realpath } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../../common/errors";

export function isInside(directory: string, target: string): boolean {
    const relative = path.relative(directory, target);
    return (
        relative === "" || (!relative.startsWith(`..${path.sep}`) && relative !== ".." && !path.isAbsolute(relative))
    );
}

function escapes(what: string): CicdError {
    return new CicdError({
        code: "COMPOSE_PATH_ESCAPES",
        message: `${what} lies outside of the repository.`,
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
        throw escapes(what);
    }
    const real = await realParent(absolute);
    if (!isInside(root, real)) {
        throw escapes(what);
    }
    return real;
}

async function realParent(absolute: string): Promise<string> {
    try {
        return await realpath(absolute);
    } catch (error) {
        const dangling = await lstat(absolute).catch(() => null);
        const parent = path.dirname(absolute);
        if (dangling?.isSymbolicLink() || parent === absolute) {
            throw error;
        }
        return path.join(await realParent(parent), path.basename(absolute));
    }
}
