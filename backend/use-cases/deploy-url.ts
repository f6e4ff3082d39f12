import { createHash, randomBytes } from "node:crypto";
import { CicdError } from "../../common/errors";
import { bindings, type Binding } from "../models/bindings";
import type { Db } from "../models/db";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";
import { hookUrl } from "./hook-url";

/**
 * The URL in Dokploy's form whose token alone deploys the stack; answered this once, as only the token's hash is kept.
 * An earlier URL of the stack ends with it.
 *
 * @param token that of the Dokploy before, so that senders need only another host name; a random one unless given
 */
export async function makeDeployUrl(
    deps: Pick<Dependencies, "db" | "fallbackUrl">,
    stack: string,
    token: string = randomBytes(32).toString("base64url"),
): Promise<{ url: string }> {
    const { binding } = await requireConnected(deps.db, stack);
    const taken = await findByDeployToken(deps.db, token);
    if (taken && taken.id !== binding.id) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: "Another stack has this token already.",
            safe: "Both stacks keep the URL that they have.",
            hint: "Leave the token out to get a new one.",
        });
    }
    await bindings.setDeployTokenHash(deps.db, binding.id, hashOf(token));
    return { url: `${await hookUrl(deps)}/api/deploy/compose/${token}` };
}

export async function removeDeployUrl(deps: Pick<Dependencies, "db">, stack: string): Promise<void> {
    const { binding } = await requireConnected(deps.db, stack);
    await bindings.setDeployTokenHash(deps.db, binding.id, null);
}

/** The stack's binding, or null for a token that is none. */
export function findByDeployToken(db: Db, token: string): Promise<Binding | null> {
    return bindings.findByDeployTokenHash(db, hashOf(token));
}

/** Tokens are random enough to need no slow hash. */
function hashOf(token: string): string {
    return createHash("sha256").update(token).digest("hex");
}
