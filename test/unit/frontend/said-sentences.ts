import { readdirSync } from "node:fs";

const folder = new URL("../../../frontend/src/texts/said/", import.meta.url);

const lists = await Promise.all(
    readdirSync(folder)
        .filter((file) => file.startsWith("english-"))
        .map(async (file) => Object.values((await import(new URL(file, folder).href)) as Record<string, string[]>)),
);

/** All that pages know of what the server says, in English. */
export const sentences = lists.flat(2);
