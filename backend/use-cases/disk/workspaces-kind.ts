import { lstat, rm } from "node:fs/promises";
import path from "node:path";
import { deploymentStates } from "../../models/deployment-states";
import { partOf, type DiskCall, type DiskKind } from "./disk-kind";
import { MIRRORS_FOLDER } from "../../deploy/remove-home";
import { treeBytes } from "../../deploy/live/tree-bytes";
import { namesIn } from "./names-in";

const DAY_MS = 86_400_000;
/** What calls make for themselves lives for minutes; a killed one leaves it behind. */
const SHORT_LIVED_MS = 3_600_000;

interface Workspace {
    path: string;
    needed: boolean;
}

async function stacksWithFolders({ deps, stack }: DiskCall): Promise<string[]> {
    const all = await namesIn(path.join(deps.stacksDir, ".cicd"));
    return all.filter((name) => name !== MIRRORS_FOLDER && (stack === undefined || name === stack));
}

/** Names of workspaces that are the work of an open deployment, the last failed one, or not old enough. */
async function neededNames(
    stack: string,
    names: readonly string[],
    { deps, settings }: DiskCall,
): Promise<Set<string>> {
    const ids = names.filter((name) => /^\d+$/.test(name)).map(Number);
    if (ids.length === 0) {
        return new Set();
    }
    const { db, clock } = deps;
    const oldest = new Date(clock.now().getTime() - settings.keepWorkspaceDays * DAY_MS).toISOString();
    const rows = (await deploymentStates.find(db, ids)).filter((row) => row.stack === stack);
    const young = rows.filter(({ state, finishedAt }) => state !== "succeeded" && (finishedAt ?? "") > oldest);
    const last = await deploymentStates.lastFailed(db, stack, Math.min(...ids));
    const open = await deploymentStates.open(db, stack);
    const needed = [...open, ...young, ...(last ? [last] : [])].flatMap(({ id, retryOf, home }) => [id, retryOf, home]);
    return new Set(needed.map(String));
}

async function workspacesOf(stack: string, call: DiskCall): Promise<Workspace[]> {
    const folder = path.join(call.deps.stacksDir, ".cicd", stack, "work");
    const names = await namesIn(folder);
    const needed = await neededNames(stack, names, call);
    const youngest = call.deps.clock.now().getTime() - SHORT_LIVED_MS;
    const judged = names.map(async (name) => {
        const found = path.join(folder, name);
        const isYoung = async () => ((await lstat(found).catch(() => null))?.mtimeMs ?? 0) > youngest;
        return { path: found, needed: needed.has(name) || (!/^\d+$/.test(name) && (await isYoung())) };
    });
    return Promise.all(judged);
}

export const workspacesKind: DiskKind = {
    name: "workspaces",

    async usage(call) {
        const parts = [];
        for (const stack of await stacksWithFolders(call)) {
            const found = await workspacesOf(stack, call);
            const measured = found.map(async (one) => ({ ...one, bytes: await treeBytes(one.path) }));
            parts.push(partOf(stack, await Promise.all(measured)));
        }
        return parts.filter(({ count }) => count > 0);
    },

    async free(call) {
        const { locks } = call.deps;
        for (const stack of await stacksWithFolders(call)) {
            // Who has nothing to let go is not held up.
            if ((await surplusOf(stack, call)).length === 0) {
                continue;
            }
            if (locks.holder(stack) !== null) {
                call.busy.add(stack);
                continue;
            }
            await locks.hold(stack, "tidying up", async () => {
                const surplus = await surplusOf(stack, call);
                await Promise.all(surplus.map((one) => rm(one.path, { recursive: true, force: true })));
            });
        }
    },
};

async function surplusOf(stack: string, call: DiskCall): Promise<Workspace[]> {
    return (await workspacesOf(stack, call)).filter(({ needed }) => !needed);
}
