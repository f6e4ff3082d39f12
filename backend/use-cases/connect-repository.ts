import type { ConnectRepository } from "../../common/schema";
import { repositoryPlace } from "../forge-api/repository-place";
import { parseRepositoryUrl } from "../git/repository-url";
import { afterConnecting } from "./after-connecting";
import { checkApiCredential, checkCredential } from "./check-credential";
import type { Dependencies } from "./dependencies";
import { newHookSecret } from "./new-hook-secret";
import { recordCurrent } from "./record-current";
import { storeConnection } from "./store-connection";

export interface ConnectOutcome {
    /** Shown once, only when the hook is new. */
    hookSecret: string | null;
    hookToken: string;
}

/**
 * Binds a stack to a repository; the repository is connected first if it is new. Calling it again changes URL, branch,
 * path, rules or credential in place. Nothing is deployed and no file of the stack changes; what runs is recorded as
 * release #0 so that it can be gone back to.
 */
export async function connectRepository(
    deps: Dependencies,
    stack: string,
    input: ConnectRepository,
): Promise<ConnectOutcome> {
    const parsed = parseRepositoryUrl(input.url);
    await checkCredential(deps.db, input.credential ?? null, parsed);
    await checkApiCredential(deps.db, input.apiCredential ?? null, repositoryPlace(input.url));
    const secret = newHookSecret();
    const stored = await deps.db.transaction((trx) => storeConnection(trx, deps, { stack, input, secret }));
    const { repository, isNew } = stored;
    await afterConnecting(deps, [stored]);
    await recordCurrent(deps, stack);
    deps.bus.publish({ type: "stack", stack });
    return { hookSecret: isNew ? secret : null, hookToken: repository.hookToken };
}
