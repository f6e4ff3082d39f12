import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CicdError } from "../../common/errors";
import type { EnvironmentView } from "../../common/views";
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
    input: { text: string; basedOn?: string },
): Promise<EnvironmentView> {
    const stackDir = join(deps.stacksDir, stack);
    await deps.locks.hold(stack, "saving the environment", async () => {
        const current = environmentFingerprint(await readEnvironmentFile(stackDir));
        if (input.basedOn !== undefined && input.basedOn !== current) {
            throw new CicdError({
                code: "STALE_EDIT",
                message: "The .env file was changed since you opened it.",
                safe: "Nothing was overwritten.",
                hint: "Load it again and repeat your change.",
            });
        }
        refuseRedirects(input.text);
        await refuseUnknown(deps, stack);
        await mkdir(stackDir, { recursive: true });
        await writeEnvironmentFile(stackDir, input.text);
    });
    deps.bus.publish({ type: "stack", stack });
    return showEnvironment(deps, stack);
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

/** Compose takes orders from these keys: another file or project would be deployed than the one that was checked. */
function refuseRedirects(text: string): void {
    const key = /^\s*(?:export\s+)?(COMPOSE_[A-Z_]+)\s*=/m.exec(text)?.[1];
    if (key) {
        throw new CicdError({
            code: "ENV_REDIRECTS_COMPOSE",
            message: `${key} in .env would make compose use another file or project than the one that is checked.`,
            safe: "Nothing was saved.",
            hint: `Remove ${key}; the compose file's path is set in the Repository tab.`,
        });
    }
}
