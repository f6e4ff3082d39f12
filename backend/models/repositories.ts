import type { ForgeName } from "../../common/schema";
import type { Db } from "./db";
import { insertRow } from "./db";

/** A Git repository, connected once for all its stacks. Secrets in it are sealed (see SecretBox). */
export interface GitRepository {
    id: number;
    url: string;
    /** The URL in the one form under which it is found again. */
    urlKey: string;
    host: string;
    forge: ForgeName;
    credentialId: number | null;
    /** Names the hook in its URL; not a secret by itself. */
    hookToken: string;
    hookSecret: string;
    hookSecretPrevious: string | null;
    hookSecretPreviousUntil: string | null;
    refused: number;
    /** Last commit seen per full ref. */
    lastSeen: Record<string, string>;
    /** Fingerprint of what could be deployed when `lastSeen` was last compared with the remote; null before that. */
    watched: string | null;
    /** Ids of the bindings for which that was; null where it isn't known. */
    watchedFor: number[] | null;
    lastPollAt: string | null;
    /** Why the last look for missed pushes failed; null when it didn't. */
    lastPollError: string | null;
    /** For the forge's API, where the credential for git can't serve. */
    apiCredentialId: number | null;
    /** Minutes between two polls; 0 polls at start-up only. */
    pollMinutes: number;
    reportStatus: boolean;
    /** Takes deliveries that came to the hook of another repository of its forge and host, too. */
    sharedHook: boolean;
    /** What the forge calls the webhook that we made there. */
    remoteHookId: string | null;
    createdAt: string;
}

interface Row {
    id: number;
    url: string;
    url_key: string;
    host: string;
    forge: ForgeName;
    credential_id: number | null;
    hook_token: string;
    hook_secret: string;
    hook_secret_previous: string | null;
    hook_secret_previous_until: string | null;
    refused: number;
    last_seen: string;
    watched: string | null;
    watched_for: string | null;
    last_poll_at: string | null;
    last_poll_error: string | null;
    api_credential_id: number | null;
    poll_minutes: number;
    report_status: number | boolean;
    shared_hook: number | boolean;
    remote_hook_id: string | null;
    created_at: string;
}

function fromRow(row: Row): GitRepository {
    return {
        id: row.id,
        url: row.url,
        urlKey: row.url_key,
        host: row.host,
        forge: row.forge,
        credentialId: row.credential_id,
        hookToken: row.hook_token,
        hookSecret: row.hook_secret,
        hookSecretPrevious: row.hook_secret_previous,
        hookSecretPreviousUntil: row.hook_secret_previous_until,
        refused: row.refused,
        lastSeen: JSON.parse(row.last_seen) as Record<string, string>,
        watched: row.watched,
        watchedFor: row.watched_for === null ? null : (JSON.parse(row.watched_for) as number[]),
        lastPollAt: row.last_poll_at,
        lastPollError: row.last_poll_error,
        apiCredentialId: row.api_credential_id,
        pollMinutes: row.poll_minutes,
        reportStatus: Boolean(row.report_status),
        sharedHook: Boolean(row.shared_hook),
        remoteHookId: row.remote_hook_id,
        createdAt: row.created_at,
    };
}

function toRow(change: Partial<Omit<GitRepository, "id">>): Partial<Row> {
    const row: Record<string, unknown> = {
        url: change.url,
        url_key: change.urlKey,
        host: change.host,
        forge: change.forge,
        credential_id: change.credentialId,
        hook_token: change.hookToken,
        hook_secret: change.hookSecret,
        hook_secret_previous: change.hookSecretPrevious,
        hook_secret_previous_until: change.hookSecretPreviousUntil,
        refused: change.refused,
        last_seen: change.lastSeen && JSON.stringify(change.lastSeen),
        watched: change.watched,
        watched_for: change.watchedFor && JSON.stringify(change.watchedFor),
        last_poll_at: change.lastPollAt,
        last_poll_error: change.lastPollError,
        api_credential_id: change.apiCredentialId,
        poll_minutes: change.pollMinutes,
        report_status: change.reportStatus,
        shared_hook: change.sharedHook,
        remote_hook_id: change.remoteHookId,
        created_at: change.createdAt,
    };
    return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Partial<Row>;
}

async function findBy(db: Db, where: Partial<Row>): Promise<GitRepository | null> {
    const row = await db<Row>("cicd_repository").where(where).first();
    return row ? fromRow(row as Row) : null;
}

/** One that nobody has looked at yet. */
export type NewRepository = Omit<
    GitRepository,
    "id" | "watched" | "watchedFor" | "lastPollAt" | "lastPollError" | "sharedHook"
>;

export const repositories = {
    find: (db: Db, id: number) => findBy(db, { id }),
    findByUrlKey: (db: Db, urlKey: string) => findBy(db, { url_key: urlKey }),
    findByHookToken: (db: Db, hookToken: string) => findBy(db, { hook_token: hookToken }),
    async insert(db: Db, repository: NewRepository): Promise<number> {
        return insertRow(db, "cicd_repository", toRow(repository));
    },
    async update(db: Db, id: number, change: Partial<Omit<GitRepository, "id">>): Promise<void> {
        await db("cicd_repository").where({ id }).update(toRow(change));
    },
    /** Commit per full ref; null forgets the ref. Others keep what they have. */
    async recordSeen(db: Db, id: number, seen: Readonly<Record<string, string | null>>): Promise<void> {
        await db("cicd_repository")
            .where({ id })
            .update({ last_seen: db.raw("json_patch(last_seen, ?)", [JSON.stringify(seen)]) });
    },
    async countRefused(db: Db, id: number, count: number): Promise<void> {
        await db("cicd_repository").where({ id }).increment("refused", count);
    },
    async remove(db: Db, id: number): Promise<void> {
        await db("cicd_repository").where({ id }).delete();
    },
    async list(db: Db): Promise<GitRepository[]> {
        return ((await db<Row>("cicd_repository").orderBy("id")) as Row[]).map(fromRow);
    },
};
