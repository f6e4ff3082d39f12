import type { ComposeBuild } from "../compose/compose-model";

type Section = Readonly<Record<string, unknown>>;

/** Compose writes its model so that it can be read again: a dollar sign is two. */
export function unescaped<T>(value: T): T {
    if (typeof value === "string") {
        return value.replaceAll("$$", "$") as T;
    }
    if (Array.isArray(value)) {
        return value.map((entry: unknown) => unescaped(entry)) as T;
    }
    if (typeof value === "object" && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unescaped(entry as unknown)])) as T;
    }
    return value;
}

function words(value: unknown): string[] {
    const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    return list.map(String);
}

/** A mapping, or a list of `key=value`; keys without a value are left out: nothing of the server answers them. */
export function mappingOf(value: unknown): Record<string, string> {
    const pairs = Array.isArray(value)
        ? value.map((entry) => /^([^=]*)=(.*)$/s.exec(String(entry))?.slice(1) ?? [])
        : Object.entries((value ?? {}) as Section);
    return Object.fromEntries(
        pairs.filter(([, given]) => given !== null && given !== undefined).map(([key, given]) => [key, String(given)]),
    );
}

/** `host=address` in a list, or addresses by host. */
function hosts(value: unknown): string[] {
    if (Array.isArray(value)) {
        return value.map((entry) => String(entry).replace("=", ":"));
    }
    return Object.entries((value ?? {}) as Section).flatMap(([host, given]) =>
        words(given).map((address) => `${host}:${address}`),
    );
}

function ulimits(value: unknown): string[] {
    return Object.entries((value ?? {}) as Section).map(([name, limit]) => {
        const both = limit as { soft?: number; hard?: number };
        return typeof limit === "object" ? `${name}=${both.soft}:${both.hard}` : `${name}=${String(limit)}`;
    });
}

function allow(build: ComposeBuild): string[] {
    const privileged = build.privileged === true ? ["security.insecure"] : [];
    return [...new Set([...words(build.entitlements), ...privileged])];
}

const optional = (value: unknown) => (value === undefined || value === null || value === "" ? null : String(value));

/** A mapping of agents and keys, or a list of them. */
function agents(value: unknown): string[] {
    return Array.isArray(value)
        ? value.map(String)
        : Object.entries((value ?? {}) as Section).map(([id, given]) => (given ? `${id}=${String(given)}` : id));
}

/** What a `build:` section says beside its files: nothing here is a path of this machine. */
export function plainSettings(build: ComposeBuild) {
    return {
        inline: optional(build.dockerfile_inline),
        target: optional(build.target),
        labels: mappingOf(build.labels),
        hosts: hosts(build.extra_hosts),
        network: optional(build.network),
        shmSize: optional(build.shm_size),
        ulimits: ulimits(build.ulimits),
        ssh: agents(build.ssh),
        allow: allow(build),
        noCache: build.no_cache === true,
        noCacheFilter: words(build.no_cache_filter),
        pull: build.pull === true,
        cacheFrom: words(build.cache_from),
        platforms: words(build.platforms),
    };
}
