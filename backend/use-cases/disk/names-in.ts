import { readdir } from "node:fs/promises";

/** Names below a folder; none when it isn't there. */
export function namesIn(folder: string): Promise<string[]> {
    return readdir(folder).catch(() => []);
}
