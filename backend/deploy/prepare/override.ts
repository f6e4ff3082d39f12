import type { Release } from "../../models/releases";
import type { LiveFiles } from "../live/live-files";

/** The user's own override file: merged into each release, since none may lie beside the rendered file. */
export interface Override {
    name: string;
    text: string;
    choice: "mine" | "git";
}

/** On disk where the user put one; otherwise what the active release was made with. Null for none. */
export function findOverride(
    live: LiveFiles,
    choices: { active: Release | null; adopt: Readonly<Record<string, "mine" | "git">> },
): Override | null {
    const onDisk =
        live.overrideName === null ? null : { name: live.overrideName, text: live.texts[live.overrideName]! };
    const found = onDisk ?? choices.active?.content.override ?? null;
    return found === null ? null : { ...found, choice: choices.adopt[found.name] ?? "mine" };
}
