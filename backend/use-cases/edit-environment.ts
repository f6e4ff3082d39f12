import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CicdError } from "../../common/errors";
import type { EnvironmentView } from "../../common/views";
import { parseEnvFile } from "../deploy/environment/env-file";
import { environmentFingerprint, readEnvironmentFile, writeEnvironmentFile } from "../deploy/environment-file";
import type { Dependencies } from "./dependencies";
import { findConnected } from "./find-connected";

export async function showEnvironment(deps: Dependencies, stack: string): Promise<EnvironmentView> {
    const text = await readEnvironmentFile(join(deps.stacksDir, stack));
    return { text: text ?? "", fingerprint: environmentFingerprint(text) };
}

/** Writes the stack's `.env`. What runs keeps its values until the next deployment or start. */
export async function saveEnvironment(
    deps: Dependencies,
    stack: string,
    { text, basedOn }: { text: string; basedOn?: string },
): Promise<EnvironmentView> {
    refuseOrders(parseEnvFile(text).map(({ key }) => key));
    await replaceEnvironment(deps, stack, { basedOn, change: () => text });
    deps.bus.publish({ type: "stack", stack });
    return showEnvironment(deps, stack);
}

/**
 * Replaces the stack's `.env` by what `change` makes of it; nothing else of ours writes the file meanwhile.
 * @throws CicdError STALE_EDIT when it is no longer as `basedOn` says | STACK_NOT_FOUND | STACK_BUSY
 */
export async function replaceEnvironment(
    deps: Dependencies,
    stack: string,
    { basedOn, change }: { basedOn?: string; change: (current: string | null) => string },
): Promise<void> {
    const stackDir = join(deps.stacksDir, stack);
    await deps.locks.hold(stack, "saving the environment", async () => {
        const current = await readEnvironmentFile(stackDir);
        if (basedOn !== undefined && basedOn !== environmentFingerprint(current)) {
            throw new CicdError({
                code: "STALE_EDIT",
                message: "The .env file was changed since you opened it.",
                safe: "Nothing was overwritten.",
                hint: "Load it again and repeat your change.",
            });
        }
        const text = change(current);
        await refuseUnknown(deps, stack);
        await mkdir(stackDir, { recursive: true });
        await writeEnvironmentFile(stackDir, text);
    });
}

/** A connected stack may not have its directory yet; any other name without one is a mistake. */
async function refuseUnknown(deps: Dependencies, stack: string): Promise<void> {
    if (!existsSync(join(deps.stacksDir, stack)) && !(await findConnected(deps.db, stack))) {
        throw new CicdError({
            code: "STACK_NOT_FOUND",
            message: `There is no stack "${stack}".`,
            safe: "Nothing was saved.",
            hint: "Create it first, or connect it to a repository.",
        });
    }
}

/**
 * Compose takes orders from these keys: another file or project would be deployed than the one that was checked.
 * @throws CicdError ENV_REDIRECTS_COMPOSE
 */
export function refuseOrders(keys: readonly string[]): void {
    const key = keys.find((name) => name.startsWith("COMPOSE_"));
    if (key !== undefined) {
        throw new CicdError({
            code: "ENV_REDIRECTS_COMPOSE",
            message: `${key} in .env would make compose use another file or project than the one that is checked.`,
            safe: "Nothing was saved.",
            hint: `Remove ${key}; the compose file's path is set in the Repository tab.`,
        });
    }
}
