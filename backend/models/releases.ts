import type { Edit } from "../../common/compose-edit";
import type { Phrase } from "../../common/phrase";
import type { RolloutConfig, StrategyName } from "../../common/rollout-schema";
import type { Route } from "../../common/route";
import type { ReleaseState } from "../../common/states";
import type { Db } from "./db";
import { insertRow } from "./db";

/** How one service of a release is written and what it runs. */
export interface ReleaseService {
    /** The image as the repository (or the adopted file) names it; null for a service that is only built. */
    writtenImage: string | null;
    /** The reference in the rendered file. */
    image: string;
    /** sha256:… on this engine; null when it could not be resolved yet (a stack adopted while not running). */
    imageId: string | null;
    built: boolean;
    /** `plain`: as written, so that the running container is kept; `full`: pinned and content-addressed. */
    form: "plain" | "full";
    /** Fingerprint of the tracked files that it mounts writable; null when it has none. */
    filesHash: string | null;
    /** Whether that fingerprint stands on the service as a label. */
    filesLabel: boolean;
    /** How it is exchanged; absent for compose's own way. */
    rollout?: ServiceRollout;
}

/** A service's settings as they were when the release was made, and what came of them. */
export interface ServiceRollout {
    config: RolloutConfig;
    /** `recreate` where `reason` says why the asked strategy can't be. */
    strategy: StrategyName;
    reason: Phrase | null;
    /** Null where no traffic goes through a switch. */
    route: Route | null;
    /** Containers that it keeps; absent where it was not recorded. */
    scale?: number;
}

/**
 * All that is needed to put it live again. `stackFiles` are the compose files at the top of the stack directory by
 * name (a name that is live but absent here is taken away, after it was saved); `trackedFiles` are the paths that Git
 * supplies below it, with the content hash under which they are kept.
 */
export interface ReleaseContent {
    stackFiles: Record<string, string>;
    trackedFiles: Record<string, TrackedContent>;
    services: Record<string, ReleaseService>;
    /** The user's override file that is part of the texts: later releases are merged with it too. */
    override?: { name: string; text: string };
    /** Changes by hand that it was made with, in the repository's terms. */
    localEdits?: readonly Edit[];
    /** Keys of `.env` that a deployment wrote there: from the repository's `.env`, or from the host's own process. */
    written?: Record<string, "repository" | "process">;
    /** The user's own files as they were found (#0): compose sees the host's environment, as it did before. */
    asFound?: boolean;
}

/** A path that Git supplies. `inPlace`: written into the stack directory, else mounted from its snapshot. */
export interface TrackedContent {
    hash: string;
    mode: number;
    inPlace?: boolean;
}

export interface Release {
    id: number;
    stack: string;
    /** 0 for what ran before the stack was connected, then counting up. */
    number: number;
    state: ReleaseState;
    deploymentId: number | null;
    ref: string | null;
    commitSha: string | null;
    commitMessage: string | null;
    commitAuthor: string | null;
    content: ReleaseContent;
    /** The text of `.env`, sealed with the purpose "environment"; null when the stack had none. */
    environment: string | null;
    createdAt: string;
    activatedAt: string | null;
}

interface Row {
    id: number;
    stack: string;
    number: number;
    state: ReleaseState;
    deployment_id: number | null;
    ref: string | null;
    commit_sha: string | null;
    commit_message: string | null;
    commit_author: string | null;
    content: string;
    environment: string | null;
    created_at: string;
    activated_at: string | null;
}

function fromRow(row: Row): Release {
    return {
        id: row.id,
        stack: row.stack,
        number: row.number,
        state: row.state,
        deploymentId: row.deployment_id,
        ref: row.ref,
        commitSha: row.commit_sha,
        commitMessage: row.commit_message,
        commitAuthor: row.commit_author,
        content: JSON.parse(row.content) as ReleaseContent,
        environment: row.environment,
        createdAt: row.created_at,
        activatedAt: row.activated_at,
    };
}

async function findBy(db: Db, where: Partial<Row>): Promise<Release | null> {
    const row = await db<Row>("cicd_release").where(where).first();
    return row ? fromRow(row as Row) : null;
}

export type NewRelease = Omit<Release, "id" | "number" | "state" | "activatedAt"> & { number?: number };

export const releases = {
    find: (db: Db, id: number) => findBy(db, { id }),
    findByNumber: (db: Db, stack: string, number: number) => findBy(db, { stack, number }),
    /** What is live, or null for a stack that has no release yet. */
    active: (db: Db, stack: string) => findBy(db, { stack, state: "active" }),
    /** What is live of these stacks, without those to which something else is on its way. */
    async settled(db: Db, stacks: readonly string[]): Promise<Pick<Release, "stack" | "ref" | "commitSha">[]> {
        const rows = await db<Row>("cicd_release")
            .whereIn("stack", [...stacks])
            .where({ state: "active" })
            .whereNotIn(
                "stack",
                db("cicd_deployment").whereIn("state", ["queued", "running", "waiting"]).select("stack"),
            )
            .select("stack", "ref", "commit_sha");
        return rows.map((row) => ({ stack: row.stack, ref: row.ref, commitSha: row.commit_sha }));
    },
    /** All that have any. */
    async stacks(db: Db): Promise<string[]> {
        const rows = (await db<Row>("cicd_release").distinct("stack").orderBy("stack")) as Pick<Row, "stack">[];
        return rows.map(({ stack }) => stack);
    },
    /** Newest first. */
    async list(db: Db, stack: string, filter: { before?: number; limit: number }): Promise<Release[]> {
        const query = db<Row>("cicd_release").where({ stack }).orderBy("id", "desc").limit(filter.limit);
        if (filter.before !== undefined) {
            query.where("id", "<", filter.before);
        }
        return ((await query) as Row[]).map(fromRow);
    },
    /** Number of the last one before `live` that was live itself; null without one. */
    async previous(db: Db, { stack, number }: Pick<Release, "stack" | "number">): Promise<number | null> {
        const earlier = db<Row>("cicd_release").where({ stack, state: "retired" }).where("number", "<", number);
        const found = (await earlier.max("number as number").first()) as { number: number | null } | undefined;
        return found?.number ?? null;
    },
    /** Number by id. */
    async numbers(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
        const rows = (await db<Row>("cicd_release")
            .whereIn("id", [...ids])
            .select("id", "number")) as Pick<Row, "id" | "number">[];
        return new Map(rows.map((row) => [row.id, row.number]));
    },
    /** Numbers itself: 0 is only given explicitly (adoption). Answers the id. */
    async insert(db: Db, release: NewRelease): Promise<number> {
        const last = (await db("cicd_release").where({ stack: release.stack }).max("number as last").first()) as
            { last: number | null } | undefined;
        return insertRow(db, "cicd_release", {
            stack: release.stack,
            number: release.number ?? (last?.last ?? 0) + 1,
            state: "prepared",
            deployment_id: release.deploymentId,
            ref: release.ref,
            commit_sha: release.commitSha,
            commit_message: release.commitMessage,
            commit_author: release.commitAuthor,
            content: JSON.stringify(release.content),
            environment: release.environment,
            created_at: release.createdAt,
        });
    },
    /** Makes it the live one and retires the one before; call inside a transaction with the deployment's transition. */
    async activate(db: Db, stack: string, id: number, at: string): Promise<void> {
        await db("cicd_release").where({ stack, state: "active" }).whereNot({ id }).update({ state: "retired" });
        await db("cicd_release").where({ id }).update({ state: "active", activated_at: at });
    },
    async discard(db: Db, id: number): Promise<void> {
        await db("cicd_release").where({ id, state: "prepared" }).update({ state: "discarded" });
    },
    /** For release #0 only: what ran before is looked at again until the first deployment. */
    async recapture(db: Db, id: number, captured: Pick<Release, "content" | "environment">): Promise<void> {
        await db("cicd_release")
            .where({ id, number: 0 })
            .update({ content: JSON.stringify(captured.content), environment: captured.environment });
    },
    async remove(db: Db, id: number): Promise<void> {
        await db("cicd_release").where({ id }).whereNot({ state: "active" }).delete();
    },
    async removeAll(db: Db, stack: string): Promise<void> {
        await db("cicd_release").where({ stack }).delete();
    },
};
