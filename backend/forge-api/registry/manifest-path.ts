import { registryOf } from "../../../common/registry-of";

/** `name/space` and tag or digest, as the registry's paths have them. */
export function manifestPath(reference: string): string {
    const [tagged, digest] = reference.split("@", 2) as [string, string?];
    const colon = tagged.lastIndexOf(":");
    const hasTag = colon > tagged.lastIndexOf("/");
    const name = hasTag ? tagged.slice(0, colon) : tagged;
    const first = name.split("/")[0]!;
    const named = name.includes("/") && (/[.:]/.test(first) || first === "localhost");
    const bare = named ? name.slice(first.length + 1) : name;
    const repository = registryOf(reference) === "docker.io" && !bare.includes("/") ? `library/${bare}` : bare;
    return `/v2/${repository}/manifests/${digest ?? (hasTag ? tagged.slice(colon + 1) : "latest")}`;
}
