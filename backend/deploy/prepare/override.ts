import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Release } from "../../models/releases";
import { OVERRIDE_NAMES } from "../compose/compose-names";
import type { LiveFiles } from "../live/live-files";
import type { StackLayout } from "../stack-layout";

/** The user's own override file: merged into each release, since none may lie beside the rendered file. */
export interface Override {
    name: string;
    text: string;
    choice: "mine" | "git";
}

const folderOf = (layout: StackLayout) => path.join(layout.home, "override");

async function kept(layout: StackLayout): Promise<{ name: string; text: string } | null> {
    for (const name of OVERRIDE_NAMES) {
        const text = await readFile(path.join(folderOf(layout), name), "utf8").catch(() => null);
        if (text !== null) {
            return { name, text };
        }
    }
    return null;
}

/** On disk while the stack is as the user left it; afterwards where the last release put it. Null for none. */
export async function findOverride(
    layout: StackLayout,
    live: LiveFiles,
    choices: { active: Release | null; adopt: Readonly<Record<string, "mine" | "git">> },
): Promise<Override | null> {
    const onDisk =
        live.overrideName === null ? null : { name: live.overrideName, text: live.texts[live.overrideName]! };
    const asUserLeftIt = choices.active === null || choices.active.number === 0;
    const found = onDisk ?? (asUserLeftIt ? null : await kept(layout));
    return found === null ? null : { ...found, choice: choices.adopt[found.name] ?? "mine" };
}

/** Keeps the override for later releases; call when the release that contains it is rendered. */
export async function keepOverride(layout: StackLayout, override: Override | null): Promise<void> {
    await rm(folderOf(layout), { recursive: true, force: true });
    if (override !== null) {
        await mkdir(folderOf(layout), { recursive: true });
        await writeFile(path.join(folderOf(layout), override.name), override.text, { mode: 0o600 });
    }
}
