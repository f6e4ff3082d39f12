import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Figure } from "./figure";

const built = new URL("../../dist/embed/", import.meta.url);
const limit = 150_000;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;

/** Names of the files that a module loads before it runs. */
function staticImports(code: string): string[] {
    return [...code.matchAll(/(?:^|[;}\n])\s*import(?:[^"'`();]*?from)?\s*["'`]\.\/([^"'`]+)["'`]/g)].map(
        ([, name]) => name!,
    );
}

/** The entry of the embedded panel with all that it loads at once, gzipped; lazy parts are not counted. */
export async function embeddedBytes(): Promise<number> {
    const files = new Map<string, Buffer>();
    const add = async (name: string): Promise<void> => {
        if (!files.has(name)) {
            const content = await readFile(fileURLToPath(new URL(name, built)));
            files.set(name, content);
            await Promise.all(staticImports(content.toString()).map(add));
        }
    };
    await add("embed.js");
    return [...files.values()].reduce((sum, content) => sum + gzipSync(content).length, 0);
}

/** SPEED-8: what the panel adds to the Compose page. */
export async function bundleFigures(): Promise<Figure[]> {
    const bytes = await embeddedBytes();
    return [
        {
            name: "Embedded panel, gzip",
            ours: kilobytes(bytes),
            other: "–",
            target: `≤ ${kilobytes(limit)}`,
            ok: bytes <= limit,
        },
    ];
}
