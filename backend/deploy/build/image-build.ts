/**
 * Either a file of the workspace, or a value that reaches the build by the client's environment alone. `shown`: a plain
 * setting that only takes this way; the log doesn't mask it.
 */
export type BuildSecret = { id: string; file: string } | { id: string; value: string; shown?: true };

/** What must not appear in the log. */
export function secretsOf({ secrets }: Pick<ImageBuild, "secrets">): string[] {
    return secrets.flatMap((secret) => ("value" in secret && !secret.shown ? [secret.value] : []));
}

/** An image that BuildKit shall make, as data. Paths are absolute, links in them resolved. */
export interface ImageBuild {
    /** Whose image it becomes. */
    service: string;
    /** A folder, or the address of a remote one. */
    context: string;
    /** The Dockerfile; for a remote context as it is called there. Null: `Dockerfile` in the context. */
    file: string | null;
    /** A Dockerfile as text, in place of `file`. */
    inline: string | null;
    target: string | null;
    args: Readonly<Record<string, string>>;
    labels: Readonly<Record<string, string>>;
    secrets: readonly BuildSecret[];
    /** Named contexts: folders, addresses, or `service:<name>` for the image of another service. */
    contexts: Readonly<Record<string, string>>;
    /** As `host:address`. */
    hosts: readonly string[];
    network: string | null;
    /** With its unit, or in bytes. */
    shmSize: string | null;
    /** As `name=soft:hard`. */
    ulimits: readonly string[];
    /** Null: the engine's own. */
    platform: string | null;
    /** Names of agents or keys; judged before. */
    ssh: readonly string[];
    /** Entitlements; judged before. */
    allow: readonly string[];
    noCache: boolean;
    /** Stages that are made anew. */
    noCacheFilter: readonly string[];
    pull: boolean;
    cacheFrom: readonly string[];
    cacheTo: readonly string[];
}

type Given = Partial<ImageBuild> & Pick<ImageBuild, "service" | "context">;

export function imageBuild(given: Given): ImageBuild {
    return {
        ...{ file: null, inline: null, target: null, args: {}, labels: {}, secrets: [], contexts: {}, hosts: [] },
        ...{ network: null, shmSize: null, ulimits: [], platform: null, ssh: [], allow: [] },
        ...{ noCache: false, noCacheFilter: [], pull: false, cacheFrom: [], cacheTo: [] },
        ...given,
    };
}

const SERVICE = "service:";

/** The service whose image a named context stands for; null for a folder or an address. */
export function serviceOfContext(target: string): string | null {
    return target.startsWith(SERVICE) ? target.slice(SERVICE.length) : null;
}
