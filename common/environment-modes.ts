/** `versioned` goes back with a release; `current` keeps today's value, so that a rotated secret outlives a rollback. */
export const ENVIRONMENT_MODES = ["versioned", "current"] as const;
export type EnvironmentMode = (typeof ENVIRONMENT_MODES)[number];
