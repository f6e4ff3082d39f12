import { judgeKeys, type Judge, type KnownKeys } from "./judge-keys";
import { list, mapping, text } from "./json";
import { right, switchFor } from "./namespaces";
import type { Finding } from "./right";

/** Whatever is fetched while building: a Git or HTTP address instead of a folder of the repository. */
const REMOTE = /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i;
const OTHER_IMAGES = /^(docker-image:\/\/|service:)/;

const context: Judge = (value, { service }) => {
    const source = text(value);
    return REMOTE.test(source) ? [right(service, "remote-context", source)] : [];
};

const additionalContexts: Judge = (value, { service }) =>
    Object.values(mapping(value))
        .map(text)
        .filter((source) => REMOTE.test(source) && !OTHER_IMAGES.test(source))
        .map((source) => right(service, "remote-context", source));

/** A cache is read from or written to wherever its entry says: a registry is the stack's matter, this disk is not. */
const caches: Judge = (value, { service }) =>
    list(value)
        .map(text)
        .filter((entry) => entry.includes("=") && !/(^|,)type=(registry|inline|gha)(,|$)/.test(entry))
        .map((entry) => right(service, "build-access", `cache ${entry}`));

const network: Judge = (value, { service }) =>
    ["none", "default"].includes(text(value)) ? [] : [right(service, "build-access", `network ${text(value)}`)];

function each(word: string): Judge {
    return (value, { service }): Finding[] =>
        (Array.isArray(value) ? value.map(text) : Object.keys(mapping(value))).map((entry) =>
            right(service, "build-access", `${word} ${entry}`),
        );
}

const BUILD: KnownKeys = {
    free: [
        ...["args", "attest", "dockerfile", "dockerfile_inline", "extra_hosts", "isolation", "labels", "no_cache"],
        ...["no_cache_filter", "platforms", "provenance", "pull", "sbom", "secrets", "shm_size", "target", "ulimits"],
        // Not handed on: images get names of the stack's own.
        "tags",
    ],
    judged: {
        additional_contexts: additionalContexts,
        cache_from: caches,
        cache_to: caches,
        context,
        entitlements: each("entitlement"),
        network,
        privileged: switchFor("build-access", "privileged"),
        ssh: each("ssh agent"),
    },
};

export const judgeBuild: Judge = (value, place) => judgeKeys(mapping(value), BUILD, place);
