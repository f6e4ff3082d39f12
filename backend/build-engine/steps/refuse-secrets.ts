import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CicdError } from "../../../common/errors";
import type { PlanView } from "../../../common/views";
import { envValues } from "../../deploy/environment/env-file";
import { parseGrant, type RightName } from "../../deploy/policy/right";
import { deployments } from "../../models/deployments";
import { releases } from "../../models/releases";
import { openRelease } from "../release-environment";
import type { StepContext } from "../step";

/**
 * Code from outside never gets a secret, approved or not. Which values are secret nobody can tell, so it runs in stacks
 * alone whose environment has none, beside those that it brought itself.
 *
 * @throws CicdError FORK_NEEDS_OWN_STACK
 */
export async function refuseSecrets(context: StepContext): Promise<void> {
    const { deployment, services } = context;
    if (!deployment.untrusted) {
        return;
    }
    const own = await read(join(services.stacksDir, deployment.stack, ".env"));
    const shared = await read(join(services.stacksDir, "global.env"));
    for (const [name, text] of [
        [".env", (await isFromOutside(context, own)) ? "" : own],
        ["global.env", shared],
    ] as const) {
        if (Object.values(envValues(text)).some((value) => value !== "")) {
            throw new CicdError({
                code: "FORK_NEEDS_OWN_STACK",
                message: `Code from outside gets no secrets, but "${deployment.stack}" would give it the values of ${name}.`,
                safe: "Nothing of it was run.",
                hint: "Connect the repository to a stack without secrets too, and let the rules of that one take pull requests.",
            });
        }
    }
}

/** What is granted and leads to nobody's secrets: being reached, and running an image that is here. */
const HARMLESS: readonly RightName[] = ["foreign-network", "proxy-labels", "foreign-image"];

/**
 * Who granted a right granted it to the repository's own code: from the host, its engine or another stack's files code
 * from outside could read every secret.
 *
 * @throws CicdError FORK_NEEDS_OWN_STACK
 */
export function refuseRights(
    { deployment }: Pick<StepContext, "deployment">,
    { rights }: Pick<PlanView, "rights">,
): void {
    const asked = rights.filter(({ grant }) => !HARMLESS.some((name) => name === parseGrant(grant)?.name));
    if (deployment.untrusted && asked.length > 0) {
        throw new CicdError({
            code: "FORK_NEEDS_OWN_STACK",
            message: `Code from outside gets no rights on the host, but here ${asked.map(({ text }) => text).join("; ")}.`,
            safe: "Nothing of it was run.",
            hint: "Connect the repository to a stack whose compose file needs no such rights, and let the rules of that one take pull requests.",
        });
    }
}

/** A repository's own `.env` supplies values: those that code from outside brought before are no secrets to it. */
async function isFromOutside({ services, deployment }: StepContext, text: string): Promise<boolean> {
    const active = await releases.active(services.db, deployment.stack);
    const made = active?.deploymentId ? await deployments.find(services.db, active.deploymentId) : null;
    return made?.untrusted === true && openRelease(active!, services.secrets).environment === text;
}

async function read(path: string): Promise<string> {
    try {
        return await readFile(path, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return "";
        }
        throw error;
    }
}
