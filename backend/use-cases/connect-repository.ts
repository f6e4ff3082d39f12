import { randomBytes } from "node:crypto";
import { CicdError } from "../../common/errors";
import type { ConnectRepository } from "../../common/schema";
import { liveRelease } from "../build-engine/live-release";
import { parseRepositoryUrl } from "../git/repository-url";
import { bindings } from "../models/bindings";
import { buildConfigs } from "../models/build-configs";
import { credentials } from "../models/credentials";
import type { Db } from "../models/db";
import { repositories, type GitRepository } from "../models/repositories";
import { Secret } from "../models/secret";
import type { Dependencies } from "./dependencies";
import { newHookSecret } from "./new-hook-secret";

export interface ConnectOutcome {
    /** Shown once, only when the hook is new. */
    hookSecret: string | null;
    hookToken: string;
}

/**
 * Binds a stack to a repository; the repository is connected first if it is new. Calling it again changes branch,
 * path, rules or credential in place. Nothing is deployed and no file of the stack changes; what runs is recorded as
 * release #0 so that it can be gone back to.
 */
export async function connectRepository(
    deps: Dependencies,
    stack: string,
    input: ConnectRepository,
): Promise<ConnectOutcome> {
    const parsed = parseRepositoryUrl(input.url);
    await checkCredential(deps.db, input.credential ?? null, parsed.host);
    await checkCredential(deps.db, input.apiCredential ?? null, parsed.host);
    const secret = newHookSecret();
    const { repository, isNew, former } = await deps.db.transaction(async (trx) => {
        const known = await repositories.findByUrlKey(trx, parsed.urlKey);
        const current = known ?? (await create(trx, deps, { input, parsed, secret }));
        await updateRepository(trx, current, input);
        const replaced = await bind(trx, deps, { stack, input, repository: current });
        return { repository: current, isNew: known === null, former: replaced };
    });
    deps.deliveries.invalidateHook(repository.hookToken);
    if (former) {
        deps.deliveries.invalidateHook(former.hookToken);
    }
    await recordCurrent(deps, stack);
    deps.bus.publish({ type: "stack", stack });
    return { hookSecret: isNew ? secret : null, hookToken: repository.hookToken };
}

async function checkCredential(db: Db, id: number | null, host: string): Promise<void> {
    const credential = id === null ? null : await credentials.find(db, id);
    if (id !== null && credential === null) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "The chosen credential does not exist any more.",
            hint: "Choose another one or add it again.",
        });
    }
    if (credential && credential.host !== host) {
        throw new CicdError({
            code: "CREDENTIAL_HOST_MISMATCH",
            message: `The credential "${credential.name}" belongs to ${credential.host}, not to ${host}.`,
            safe: "It was not sent anywhere.",
            hint: `Add a credential for ${host} and choose that one.`,
        });
    }
}

async function create(
    trx: Db,
    deps: Dependencies,
    fresh: { input: ConnectRepository; parsed: ReturnType<typeof parseRepositoryUrl>; secret: string },
): Promise<GitRepository> {
    const repository = {
        url: fresh.parsed.url,
        urlKey: fresh.parsed.urlKey,
        host: fresh.parsed.host,
        forge: fresh.input.forge ?? "generic",
        credentialId: fresh.input.credential ?? null,
        hookToken: randomBytes(16).toString("hex"),
        hookSecret: deps.secrets.seal("hook", new Secret(fresh.secret)),
        hookSecretPrevious: null,
        hookSecretPreviousUntil: null,
        refused: 0,
        lastSeen: {},
        apiCredentialId: fresh.input.apiCredential ?? null,
        pollMinutes: fresh.input.pollMinutes ?? 0,
        reportStatus: fresh.input.reportStatus ?? true,
        remoteHookId: null,
        createdAt: deps.clock.now().toISOString(),
    };
    return { ...repository, id: await repositories.insert(trx, repository) };
}

async function updateRepository(trx: Db, repository: GitRepository, input: ConnectRepository): Promise<void> {
    await repositories.update(trx, repository.id, {
        // The same repository may be read over SSH from now on.
        url: parseRepositoryUrl(input.url).url,
        forge: input.forge ?? repository.forge,
        credentialId: input.credential === undefined ? repository.credentialId : input.credential,
        apiCredentialId: input.apiCredential === undefined ? repository.apiCredentialId : input.apiCredential,
        pollMinutes: input.pollMinutes ?? repository.pollMinutes,
        reportStatus: input.reportStatus ?? repository.reportStatus,
    });
}

/** Answers the repository that the stack was bound to before, when it was another one. */
async function bind(
    trx: Db,
    deps: Dependencies,
    bound: { stack: string; input: ConnectRepository; repository: GitRepository },
): Promise<GitRepository | null> {
    const { stack, input, repository } = bound;
    const settings = {
        repositoryId: repository.id,
        branch: input.branch,
        composePath: input.composePath ?? [],
        profiles: input.profiles,
        envFiles: input.envFiles,
        rules: input.rules,
        freezeWindows: input.freezeWindows,
        environmentUrl: input.environmentUrl,
        adopt: input.adopt,
    };
    const known = await bindings.findByStack(trx, stack);
    if (known) {
        const former = known.repositoryId === repository.id ? null : await repositories.find(trx, known.repositoryId);
        await bindings.update(trx, known.id, settings);
        return former;
    }
    await bindings.insert(trx, {
        ...settings,
        stack,
        withdrawn: [],
        stoppedBy: null,
        pausedBy: null,
        pausedReason: null,
        createdAt: deps.clock.now().toISOString(),
    });
    return null;
}

/** Without an engine this waits: the first deployment records it before it touches anything. */
async function recordCurrent(deps: Dependencies, stack: string): Promise<void> {
    try {
        await deps.locks.hold(stack, "recording what runs", async () =>
            liveRelease(deps, {
                stack,
                buildConfig: await buildConfigs.find(deps.db, stack),
                log: () => undefined,
            }),
        );
    } catch (error) {
        if (!(error instanceof CicdError)) {
            throw error;
        }
    }
}
