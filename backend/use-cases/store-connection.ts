import { randomBytes } from "node:crypto";
import type { ConnectRepository } from "../../common/schema";
import { parseRepositoryUrl } from "../git/repository-url";
import { bindings } from "../models/bindings";
import type { Db } from "../models/db";
import { repositories, type GitRepository } from "../models/repositories";
import { Secret } from "../models/secret";
import { changeRepositoryRow } from "./change-repository-row";
import type { Dependencies } from "./dependencies";
import { dropUnused } from "./drop-unused";
import { checkRules } from "./rules/check-rules";

export interface StoredConnection {
    repository: GitRepository;
    isNew: boolean;
    /** The repository that the stack was bound to before, when it was another one. */
    former: (GitRepository & { removed: boolean }) | null;
}

/**
 * Binds a stack to a repository. One that nobody knows is made; but the repository of this stack alone has moved then,
 * and keeps its hook. Call it inside a transaction.
 *
 * @throws CicdError CREDENTIAL_HOST_MISMATCH when a kept credential is not for the new host, INVALID_INPUT for rules
 *   that can't be
 */
export async function storeConnection(
    trx: Db,
    deps: Dependencies,
    { stack, input, secret }: { stack: string; input: ConnectRepository; secret: string },
): Promise<StoredConnection> {
    checkRules(input.rules);
    const parsed = parseRepositoryUrl(input.url);
    const known = (await repositories.findByUrlKey(trx, parsed.urlKey)) ?? (await ownRepository(trx, stack));
    const repository = known ?? (await create(trx, deps, { input, parsed, secret }));
    await changeRepositoryRow(trx, repository, input);
    const former = await bind(trx, deps, { stack, input, repository });
    const removed = former !== null && (await dropUnused(trx, former.id));
    return { repository, isNew: known === null, former: former && { ...former, removed } };
}

/** Null when other stacks use it too: they stay where they are. */
async function ownRepository(trx: Db, stack: string): Promise<GitRepository | null> {
    const binding = await bindings.findByStack(trx, stack);
    const users = binding ? await bindings.listByRepository(trx, binding.repositoryId) : [];
    return binding && users.length === 1 ? repositories.find(trx, binding.repositoryId) : null;
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
        watched: null,
        watchedFor: null,
        lastPollAt: null,
        lastPollError: null,
        apiCredentialId: fresh.input.apiCredential ?? null,
        pollMinutes: fresh.input.pollMinutes ?? 0,
        reportStatus: fresh.input.reportStatus ?? true,
        remoteHookId: null,
        createdAt: deps.clock.now().toISOString(),
    };
    return (await repositories.find(trx, await repositories.insert(trx, repository)))!;
}

/** Answers the repository that the stack was bound to before, when it was another one. */
async function bind(
    trx: Db,
    deps: Dependencies,
    bound: { stack: string; input: ConnectRepository; repository: GitRepository },
): Promise<GitRepository | null> {
    const { stack, input, repository } = bound;
    const known = await bindings.findByStack(trx, stack);
    const settings = {
        repositoryId: repository.id,
        branch: input.branch,
        composePath: input.composePath ?? [],
        profiles: input.profiles,
        envFiles: input.envFiles,
        rules: input.rules,
        freezeWindows: input.freezeWindows,
        environmentUrl: input.environmentUrl,
        // What was decided about files on disk stays decided until it is decided anew.
        adopt: input.adopt ?? known?.adopt ?? {},
    };
    if (known) {
        const former = known.repositoryId === repository.id ? null : await repositories.find(trx, known.repositoryId);
        await bindings.update(trx, known.id, settings);
        return former;
    }
    await bindings.insert(trx, {
        ...settings,
        stack,
        withdrawn: [],
        grants: [],
        stoppedBy: null,
        pausedBy: null,
        pausedReason: null,
        localEdit: null,
        createdAt: deps.clock.now().toISOString(),
    });
    return null;
}
