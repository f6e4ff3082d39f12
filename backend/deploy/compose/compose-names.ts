/** In the order in which compose itself looks for them: the first one that exists is the one that runs. */
export const COMPOSE_NAMES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"] as const;

/** Read by compose beside the compose file unless files are named explicitly; the first one that exists counts. */
export const OVERRIDE_NAMES = [
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
] as const;

/** Names at the top of a stack directory that are never taken for a tracked data file. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([...COMPOSE_NAMES, ...OVERRIDE_NAMES, ".env", ".git"]);
