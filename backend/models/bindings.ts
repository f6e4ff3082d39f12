import type { Edit } from "../../common/compose-edit";
import { ruleSchema, type FreezeWindow, type Rule } from "../../common/schema";
import type { Db } from "./db";
import { insertRow } from "./db";

/** A commit that a rollback took out of service. */
export interface Withdrawn {
    sha: string;
    by: string;
    at: string;
}

/** A change of a stack's compose file by hand that is kept. */
export interface LocalEdit {
    edits: Edit[];
    by: string;
    at: string;
    /** SHA-256, in hex, of the compose file on disk when it was kept. */
    seen: string;
}

/** Ties one stack to one repository. */
export interface Binding {
    id: number;
    repositoryId: number;
    stack: string;
    branch: string;
    /** Compose files in the repository, in merge order; empty means: found by name at each checkout. */
    composePath: string[];
    profiles: string[];
    envFiles: string[];
    rules: Rule[];
    /** Per path on disk that Git has differently: whose version counts. */
    adopt: Record<string, "mine" | "git">;
    freezeWindows: FreezeWindow[];
    /** Where the deployed stack answers; "" when unknown. */
    environmentUrl: string;
    /** Commits that no trigger deploys again, newest first. */
    withdrawn: Withdrawn[];
    /** What its services may do beyond ordinary containers; see deploy/policy. */
    grants: string[];
    /** Who stopped the stack, or services of it, by hand. */
    stoppedBy: string | null;
    pausedBy: string | null;
    pausedReason: string | null;
    /** Changes of its compose file by hand that every deployment takes over. */
    localEdit: LocalEdit | null;
    createdAt: string;
}

interface Row {
    id: number;
    repository_id: number;
    stack: string;
    branch: string;
    compose_path: string;
    profiles: string;
    env_files: string;
    rules: string;
    adopt: string;
    freeze_windows: string;
    environment_url: string;
    withdrawn: string;
    stopped_by: string | null;
    grants: string;
    paused_by: string | null;
    paused_reason: string | null;
    local_edit: string | null;
    created_at: string;
    deploy_token_hash: string | null;
}

function fromRow(row: Row): Binding {
    return {
        id: row.id,
        repositoryId: row.repository_id,
        stack: row.stack,
        branch: row.branch,
        composePath: JSON.parse(row.compose_path) as string[],
        profiles: JSON.parse(row.profiles) as string[],
        envFiles: JSON.parse(row.env_files) as string[],
        rules: (JSON.parse(row.rules) as unknown[]).map((rule) => ruleSchema.parse(rule)),
        adopt: JSON.parse(row.adopt) as Record<string, "mine" | "git">,
        freezeWindows: JSON.parse(row.freeze_windows) as FreezeWindow[],
        environmentUrl: row.environment_url,
        withdrawn: JSON.parse(row.withdrawn) as Withdrawn[],
        grants: JSON.parse(row.grants) as string[],
        stoppedBy: row.stopped_by,
        pausedBy: row.paused_by,
        pausedReason: row.paused_reason,
        localEdit: row.local_edit === null ? null : (JSON.parse(row.local_edit) as LocalEdit),
        createdAt: row.created_at,
    };
}

function toRow(change: Partial<Omit<Binding, "id">>): Record<string, unknown> {
    const row = {
        repository_id: change.repositoryId,
        stack: change.stack,
        branch: change.branch,
        compose_path: change.composePath && JSON.stringify(change.composePath),
        profiles: change.profiles && JSON.stringify(change.profiles),
        env_files: change.envFiles && JSON.stringify(change.envFiles),
        rules: change.rules && JSON.stringify(change.rules),
        adopt: change.adopt && JSON.stringify(change.adopt),
        freeze_windows: change.freezeWindows && JSON.stringify(change.freezeWindows),
        environment_url: change.environmentUrl,
        withdrawn: change.withdrawn && JSON.stringify(change.withdrawn),
        grants: change.grants && JSON.stringify(change.grants),
        stopped_by: change.stoppedBy,
        paused_by: change.pausedBy,
        paused_reason: change.pausedReason,
        local_edit: change.localEdit && JSON.stringify(change.localEdit),
        created_at: change.createdAt,
    };
    return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

export const bindings = {
    async findByStack(db: Db, stack: string): Promise<Binding | null> {
        const row = await db<Row>("cicd_binding").where({ stack }).first();
        return row ? fromRow(row as Row) : null;
    },
    /** The SHA-256, in hex, of the token in the stack's own URL. */
    async findByDeployTokenHash(db: Db, hash: string): Promise<Binding | null> {
        const row = await db<Row>("cicd_binding").where({ deploy_token_hash: hash }).first();
        return row ? fromRow(row as Row) : null;
    },
    /** Null ends the URL. */
    async setDeployTokenHash(db: Db, id: number, hash: string | null): Promise<void> {
        await db("cicd_binding").where({ id }).update({ deploy_token_hash: hash });
    },
    async listByRepository(db: Db, repositoryId: number): Promise<Binding[]> {
        const rows = (await db<Row>("cicd_binding").where({ repository_id: repositoryId }).orderBy("id")) as Row[];
        return rows.map(fromRow);
    },
    async list(db: Db): Promise<Binding[]> {
        return ((await db<Row>("cicd_binding").orderBy("stack")) as Row[]).map(fromRow);
    },
    async insert(db: Db, binding: Omit<Binding, "id">): Promise<number> {
        return insertRow(db, "cicd_binding", toRow(binding));
    },
    async update(db: Db, id: number, change: Partial<Omit<Binding, "id">>): Promise<void> {
        await db("cicd_binding").where({ id }).update(toRow(change));
    },
    async remove(db: Db, id: number): Promise<void> {
        await db("cicd_binding").where({ id }).delete();
    },
};
