import type { Knex } from "knex";
import type { DeploymentState, Trigger } from "../../common/states";
import type { Db } from "./db";
import { deployments, type Deployment } from "./deployments";

/** What a list of deployments is narrowed down to; what is absent filters nothing. */
export interface HistoryFilter {
    stack?: string;
    state?: DeploymentState;
    trigger?: Trigger;
    /** Part of the commit's message, author or SHA, or of the ref. */
    search?: string;
    /** Part of the commit's author. */
    author?: string;
    /** Short name of a branch or tag, or a whole ref. */
    branch?: string;
    /** Beginning of the SHA. */
    commit?: string;
    /** ISO 8601: asked for at or after it. */
    from?: string;
    /** ISO 8601: asked for before it. */
    to?: string;
    /** Only rows with a smaller id. */
    before?: number;
    limit: number;
}

const SEARCHED = ["commit_message", "commit_author", "commit_sha", "ref"];
/** Covers all that is asked for here, so a filter that lets nothing through costs one look along it. */
const FIND_INDEX = "cicd_deployment_find";
const NARROW_INDEXES: Record<string, string> = {
    stack: "cicd_deployment_stack_id_index",
    state: "cicd_deployment_state_index",
};

function part(text: string): string {
    return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** A whole text in UTC, so that it compares with what is stored. */
function moment(time: string): string {
    return new Date(time).toISOString();
}

function narrow(query: Knex.QueryBuilder, filter: HistoryFilter): void {
    const { state, trigger, search, author, branch, commit, from, to } = filter;
    if (state !== undefined) {
        query.where("state", state);
    }
    if (trigger !== undefined) {
        query.where("trigger", trigger);
    }
    if (branch) {
        query.whereIn("ref", [branch, `refs/heads/${branch}`, `refs/tags/${branch}`]);
    }
    if (commit) {
        query.where("commit_sha", "like", `${commit.toLowerCase()}%`);
    }
    if (author) {
        query.whereRaw("commit_author LIKE ? ESCAPE '\\'", [part(author)]);
    }
    if (from !== undefined) {
        query.where("queued_at", ">=", moment(from));
    }
    if (to !== undefined) {
        query.where("queued_at", "<", moment(to));
    }
    if (search) {
        const either = SEARCHED.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(" OR ");
        query.whereRaw(
            `(${either})`,
            SEARCHED.map(() => part(search)),
        );
    }
}

/** The narrow index of one column has the ids in order; anything beyond that is found in the wide one. */
function indexFor(filter: HistoryFilter): string {
    const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== "");
    const names = given.map(([name]) => name).filter((name) => name !== "before" && name !== "limit");
    if (names.length === 0) {
        return "";
    }
    const narrow = names.length === 1 ? NARROW_INDEXES[names[0]!] : undefined;
    return `INDEXED BY ${narrow ?? FIND_INDEX}`;
}

export const deploymentHistory = {
    /** Newest first, by key: a page far back costs what the first one does. */
    async page(db: Db, filter: HistoryFilter): Promise<Deployment[]> {
        const query = db(db.raw(`cicd_deployment ${indexFor(filter)}`) as unknown as string)
            .orderBy("id", "desc")
            .limit(filter.limit);
        if (filter.stack !== undefined) {
            query.where("stack", filter.stack);
        }
        narrow(query, filter);
        if (filter.before !== undefined) {
            query.where("id", "<", filter.before);
        }
        const ids = ((await query.select("id")) as { id: number }[]).map(({ id }) => id);
        return (await deployments.findAll(db, ids)).sort((a, b) => b.id - a.id);
    },
};
