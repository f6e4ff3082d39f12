/** Below these keys of a compose file stand values that people made up, secrets among them: only that they differ is told. */
const NEVER_TOLD = new Set([
    ...["environment", "args", "driver_opts", "options", "content", "dockerfile_inline"],
    // Lists whose entries have variables of their own.
    ...["post_start", "pre_stop"],
]);

/** Command lines and the like: told without what looks secret in them, and not at all where somebody typed them by hand. */
const WORDS = new Set(["labels", "annotations", "command", "entrypoint", "healthcheck"]);

const isIn = (path: readonly string[], keys: ReadonlySet<string>) => path.some((key) => keys.has(key));

/** What is in them has names of its own. */
const SECTIONS = ["services", "networks", "volumes", "configs", "secrets"];

/** A path in a compose file from the service, network, volume or config on that it belongs to. */
export function ownPath(path: readonly string[]): readonly string[] {
    return SECTIONS.includes(path[0] ?? "") ? path.slice(2) : path;
}

/**
 * What plan and drift may tell about a place of a compose file.
 * @param path see `ownPath`
 */
export function disclosureOf(path: readonly string[]): "never" | "words" | "open" {
    if (isIn(path, NEVER_TOLD) || path.some((key) => key.startsWith("x-"))) {
        return "never";
    }
    return isIn(path, WORDS) ? "words" : "open";
}
