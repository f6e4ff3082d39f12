/** What runs of a service between two releases. */
export interface ServiceStanding {
    service: string;
    /**
     * `same`: both releases run it in the same way, and it was not touched; `both`: containers of each; `other`: of
     * neither; `none`: it has no container.
     */
    version: "new" | "old" | "same" | "both" | "other" | "none";
    /** As its health says it; "missing" without a container. */
    state: "healthy" | "running" | "starting" | "completed" | "unhealthy" | "exited" | "restarting" | "missing";
}

const VERSIONS: Record<ServiceStanding["version"], string> = {
    new: "runs the new version",
    old: "runs the old version",
    same: "is untouched",
    both: "runs both versions",
    other: "runs something else",
    none: "has no container",
};

const ILL: readonly ServiceStanding["state"][] = ["unhealthy", "exited", "restarting", "starting"];

/** "api runs the new version (unhealthy); db is untouched" */
export function standingSentence(standings: readonly ServiceStanding[]): string {
    const parts = standings.map(
        ({ service, version, state }) => `${service} ${VERSIONS[version]}${ILL.includes(state) ? ` (${state})` : ""}`,
    );
    return parts.join("; ");
}
