import { DEPLOYMENT_STATES, isFinal, TRIGGERS, type DeploymentState, type Trigger } from "../../../../common/states";
import type { DeploymentView } from "../../../../common/views";

/** What the list of finished deployments is narrowed down to; what is absent filters nothing. */
export interface DeploymentFilters {
    stack?: string;
    state?: DeploymentState;
    trigger?: Trigger;
    search?: string;
}

type Query = Record<string, unknown>;

export const filterStates = DEPLOYMENT_STATES.filter(isFinal);
const longestSearch = 200;
const stackName = /^[a-z0-9][a-z0-9_-]{0,62}$/;

function text(value: unknown): string {
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === "string" ? first.trim() : "";
}

function oneOf<T extends string>(options: readonly T[], value: unknown): T | undefined {
    return options.find((option) => option === text(value));
}

const dropEmpty = (filters: DeploymentFilters): DeploymentFilters =>
    Object.fromEntries(Object.entries(filters).filter(([, value]) => value));

/** Anybody can write into an address: what fits nothing is left out. */
export function filtersOfQuery(query: Query): DeploymentFilters {
    const stack = text(query.stack);
    return dropEmpty({
        stack: stackName.test(stack) ? stack : undefined,
        state: oneOf(filterStates, query.state),
        trigger: oneOf(TRIGGERS, query.trigger),
        search: text(query.search).slice(0, longestSearch),
    });
}

export function queryOfFilters(filters: DeploymentFilters): Record<string, string> {
    return dropEmpty({ ...filters, search: filters.search?.trim() }) as Record<string, string>;
}

/** The server's own rule, for a deployment that it has pushed. */
export function matchesFilters(filters: DeploymentFilters, deployment: DeploymentView): boolean {
    const { stack, state, trigger, search = "" } = filters;
    const { commit, ref } = deployment;
    const wanted = search.toLowerCase();
    const searched = [commit?.message, commit?.author, commit?.sha, ref];
    return (
        (!stack || deployment.stack === stack) &&
        (!state || deployment.state === state) &&
        (!trigger || deployment.trigger === trigger) &&
        searched.some((value) => value?.toLowerCase().includes(wanted))
    );
}
