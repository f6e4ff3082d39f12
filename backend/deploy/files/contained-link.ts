import path from "node:path";

/** Dots behind a name could lead anywhere, as that name may be a link itself. */
function dotsComeFirst(target: string): boolean {
    const parts = target.split("/").filter((part) => part !== "" && part !== ".");
    return (
        !parts.slice(parts.findIndex((part) => part !== "..")).includes("..") || parts.every((part) => part === "..")
    );
}

/**
 * True when a link that lies in `folder` leads to no place outside of `root`. Judged by names alone, since neither needs
 * to be there yet; both are absolute and without links themselves.
 */
export function linkStaysInside(root: string, folder: string, target: string): boolean {
    const relative = path.relative(root, path.resolve(folder, target));
    return !path.isAbsolute(target) && dotsComeFirst(target) && relative !== ".." && !relative.startsWith("../");
}
