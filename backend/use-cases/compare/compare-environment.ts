import type { ComparedKey } from "../../../common/compare-views";
import { looksSecret } from "../../../common/secret-key";
import { readableValues } from "../../deploy/environment/env-file";
import { environmentChanges } from "../../deploy/environment/environment-changes";
import type { Difference } from "./compare-files";
import type { FileSide } from "./file-side";

function keysIn(file: string, was: string, is: string): ComparedKey[] {
    const values = [readableValues(was), readableValues(is)];
    const isSecret = (key: string) => values.some((one) => looksSecret(key, one[key] ?? ""));
    const changes = environmentChanges(was, is);
    return (["added", "changed", "removed"] as const).flatMap((change) =>
        changes[change].map((key) => ({ file, key, change, secret: isSecret(key) })),
    );
}

/** What differs in files of variables, by key. Answers their texts too, so that what is secret in them can be hidden. */
export async function compareEnvironment(
    found: readonly Difference[],
    [before, after]: readonly [FileSide, FileSide],
): Promise<{ keys: ComparedKey[]; texts: string[] }> {
    const paths = found.filter(({ role }) => role === "environment").map(({ path }) => path);
    const sides = await Promise.all([before.texts(paths), after.texts(paths)]);
    const textIn = (side: number, path: string) => {
        const text = sides[side]!.get(path);
        return text !== undefined && "text" in text ? text.text : "";
    };
    const ordered = [...paths.filter((path) => path === ".env"), ...paths.filter((path) => path !== ".env")];
    return {
        keys: ordered.flatMap((path) => keysIn(path, textIn(0, path), textIn(1, path))),
        texts: paths.flatMap((path) => [textIn(0, path), textIn(1, path)]),
    };
}
