import { DEPLOYMENT_STATES, isFinal, TRIGGERS, type DeploymentState, type Trigger } from "../../../../common/states";
import type { DeploymentView } from "../../../../common/views";
import { dayAfter, startOfDay } from "../../format/day";

/** What a list of deployments is narrowed down to; what is absent filters nothing. */
export interface DeploymentFilters {
    stack?: string;
    state?: DeploymentState;
    trigger?: Trigger;
    search?: string;
    author?: string;
    /** Short name, whole. */
    branch?: string;
    /** Beginning of the SHA. */
    commit?: string;
    /** Days as the reader counts them, 2026-11-22, both included. */
    from?: string;
    to?: string;
}

type Query = Record<string, unknown>;

export const filterStates = DEPLOYMENT_STATES.filter(isFinal);
const longestSearch = 200;
const stackName = /^[a-z0-9][a-z0-9_-]{0,62}$/;
const beginningOfSha = /^[0-9a-f]{1,64}$/;
/** What Git's own rules for names allow, as far as the server asks for it. */
const branchName = /^(?!-)(?!.*(?:\.\.|@\{))[^\s~^:?*[\\]{1,255}$/;

function text(value: unknown): string {
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === "string" ? first.trim() : "";
}

function oneOf<T extends string>(options: readonly T[], value: unknown): T | undefined {
    return options.find((option) => option === text(value));
}

const fitting = (pattern: RegExp, value: string) => (pattern.test(value) ? value : undefined);
const day = (value: unknown) => (startOfDay(text(value)) === null ? undefined : text(value));

const dropEmpty = (filters: DeploymentFilters): DeploymentFilters =>
    Object.fromEntries(Object.entries(filters).filter(([, value]) => value));

/** Anybody can write into an address: what fits nothing is left out. */
export function filtersOfQuery(query: Query): DeploymentFilters {
    return dropEmpty({
        stack: fitting(stackName, text(query.stack)),
        state: oneOf(filterStates, query.state),
        trigger: oneOf(TRIGGERS, query.trigger),
        search: text(query.search).slice(0, longestSearch),
        author: text(query.author).slice(0, longestSearch),
        branch: fitting(branchName, text(query.branch)),
        commit: fitting(beginningOfSha, text(query.commit).toLowerCase()),
        from: day(query.from),
        to: day(query.to),
    });
}

export function queryOfFilters(filters: DeploymentFilters): Record<string, string> {
    const trimmed = Object.entries(filters).map(([name, value]) => [name, (value as string | undefined)?.trim()]);
    return dropEmpty(Object.fromEntries(trimmed) as DeploymentFilters) as Record<string, string>;
}

/** As the server is asked for them: days are moments there. */
export function askOf({ from, to, ...others }: DeploymentFilters) {
    return { ...others, ...(from && { from: startOfDay(from)! }), ...(to && { to: dayAfter(to)! }) };
}

const holds = (value: string | undefined, wanted: string) => (value ?? "").toLowerCase().includes(wanted.toLowerCase());

/** The server's own rule, for a deployment that it has pushed: each filter that is set, by name. */
const rules: Record<keyof DeploymentFilters, (wanted: string, deployment: DeploymentView) => boolean> = {
    stack: (wanted, { stack }) => stack === wanted,
    state: (wanted, { state }) => state === wanted,
    trigger: (wanted, { trigger }) => trigger === wanted,
    author: (wanted, { commit }) => holds(commit?.author, wanted),
    branch: (wanted, { ref }) => [wanted, `refs/heads/${wanted}`, `refs/tags/${wanted}`].includes(ref),
    commit: (wanted, { commit }) => Boolean(commit?.sha.startsWith(wanted)),
    from: (wanted, { queuedAt }) => queuedAt >= startOfDay(wanted)!,
    to: (wanted, { queuedAt }) => queuedAt < dayAfter(wanted)!,
    search: (wanted, { commit, ref }) =>
        [commit?.message, commit?.author, commit?.sha, ref].some((value) => holds(value, wanted)),
};

export function matchesFilters(filters: DeploymentFilters, deployment: DeploymentView): boolean {
    const set = Object.entries(filters) as [keyof DeploymentFilters, string | undefined][];
    return set.every(([name, wanted]) => !wanted || rules[name](wanted, deployment));
}
