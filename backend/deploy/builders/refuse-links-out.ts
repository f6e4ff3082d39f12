import { readdir, readlink } from "node:fs/promises";
import path from "node:path";
import { pathEscapes } from "../compose/contained-path";
import { linkStaysInside } from "../files/contained-link";

/**
 * @param name what people call `folder`; absolute, without links itself
 * @throws CicdError COMPOSE_PATH_ESCAPES for a link in it that leads out of `root`
 */
export async function refuseLinksOut(folder: string, { root, name }: { root: string; name: string }): Promise<void> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((found) => found.isSymbolicLink())) {
        const file = path.join(entry.parentPath, entry.name);
        if (!linkStaysInside(root, entry.parentPath, await readlink(file))) {
            throw pathEscapes(`The link ${path.relative(root, file)}`, `leads out of ${name}`);
        }
    }
}
