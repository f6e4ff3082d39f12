import { CicdError } from "../../../common/errors";
import type { Release } from "../../models/releases";
import type { ComposeModel } from "../compose/compose-model";
import { readYaml } from "../compose/read-yaml";
import { substitute } from "../environment/substitute";
import type { LiveFiles } from "../live/live-files";

interface Change {
    stack: string;
    active: Release | null;
    live: LiveFiles;
    before: ComposeModel | null;
    after: ComposeModel;
    lookup: (name: string) => string | undefined;
}

/**
 * A stack that is taken over keeps its project and its volumes: under another name its containers would be made twice
 * and its data would seem to be gone.
 * @throws CicdError COMPOSE_PROJECT_CHANGES
 */
export function refuseProjectChange(change: Change): void {
    if (change.active !== null && change.active.number !== 0) {
        return;
    }
    const project = writtenName(change);
    if (project !== null && project !== change.stack) {
        throw refused(
            `The stack's own compose file names its project ${project}, so its containers are not ${change.stack}'s.`,
            `Rename the folder to ${project}, or take the stack down and remove "name:" from its compose file.`,
        );
    }
    for (const [key, name] of Object.entries(volumeNames(change.before))) {
        const next = volumeNames(change.after)[key];
        if (next !== undefined && next !== name) {
            throw refused(
                `The volume ${key} is ${name} now and would become ${next}, which has none of its data.`,
                `Give the volume "name: ${name}" in the repository's compose file.`,
            );
        }
    }
}

function refused(message: string, hint: string): CicdError {
    return new CicdError({ code: "COMPOSE_PROJECT_CHANGES", message, safe: "Nothing was changed.", hint });
}

function writtenName({ live, lookup }: Change): string | null {
    if (live.composeName === null) {
        return null;
    }
    try {
        const { name } = readYaml(live.composeName, live.texts[live.composeName]!).toJS() as { name?: unknown };
        return typeof name === "string" ? substitute(name, lookup) : null;
    } catch {
        return null;
    }
}

function volumeNames(model: ComposeModel | null): Record<string, string> {
    const named = Object.entries(model?.volumes ?? {}).flatMap(([key, volume]) => {
        const name = (volume as { name?: unknown } | null)?.name;
        return typeof name === "string" ? [[key, name] as const] : [];
    });
    return Object.fromEntries(named);
}
