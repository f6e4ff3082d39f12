import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { walkTree } from "../../deploy/files/tracked-tree";
import type { ReleaseContent, TrackedContent } from "../../models/releases";
import { asText, isEnvironmentFile, LONGEST_TEXT, type FileMark, type FileSide, type FileText } from "./file-side";

/** Under which a release keeps what a service reads as variables. */
const ENV_FILE = /^env_file /;

export interface ReleaseFiles {
    content: ReleaseContent;
    /** Text of `.env`. */
    environment: string | null;
    /** Where contents are kept by their hashes. */
    folder: string;
}

interface Kept extends FileMark {
    /** Absolute; null for what is kept in the row itself. */
    file: string | null;
    text?: string;
}

type Tracked = ReleaseContent["trackedFiles"];

/** A folder that both sides have alike needn't be looked into. */
async function keptFiles(
    [path, { hash }]: readonly [string, TrackedContent],
    { folder, other }: { folder: string; other: Tracked },
): Promise<[string, Kept][]> {
    const name = path.replace(ENV_FILE, "");
    const role = ENV_FILE.test(path) || isEnvironmentFile(name) ? "environment" : "file";
    const place = join(folder, hash);
    const stat = await lstat(place).catch(() => null);
    if (!stat?.isDirectory() || other[path]?.hash === hash) {
        return [[name, { role, fingerprint: hash, file: stat === null ? null : place }]];
    }
    const entries = await walkTree(place, "");
    return entries.map((entry) => {
        const inner = join(name, entry.path);
        const mark = isEnvironmentFile(inner) ? "environment" : "file";
        return [inner, { role: mark, fingerprint: entry.hash, file: join(place, entry.path) }];
    });
}

async function readKept({ file, text }: Kept): Promise<FileText> {
    if (text !== undefined) {
        return asText(text);
    }
    const stat = file === null ? null : await lstat(file).catch(() => null);
    if (!stat?.isFile()) {
        return { note: stat === null ? "gone" : "binary" };
    }
    return stat.size > LONGEST_TEXT ? { note: "large" } : asText(await readFile(file!, "utf8"));
}

/** @param other what the other side's release keeps */
export async function releaseFiles({ content, environment, folder }: ReleaseFiles, other: Tracked): Promise<FileSide> {
    const found: [string, Kept][] = Object.entries(content.stackFiles).map(([name, text]) => [
        name,
        { role: "compose", fingerprint: text, file: null, text },
    ]);
    if (environment !== null) {
        found.push([".env", { role: "environment", fingerprint: environment, file: null, text: environment }]);
    }
    for (const entry of Object.entries(content.trackedFiles)) {
        found.push(...(await keptFiles(entry, { folder, other })));
    }
    const marks = new Map(found);
    return {
        marks,
        texts: async (paths) => {
            const read = paths.filter((path) => marks.has(path));
            return new Map(
                await Promise.all(read.map(async (path) => [path, await readKept(marks.get(path)!)] as const)),
            );
        },
    };
}
