import { createHash } from "node:crypto";

/** `localhost/<stack>/<service>:<12 hex of the id>`: by content, and with a registry part that is never looked up. */
export function contentReference(stack: string, service: string, imageId: string): string {
    return `${contentRepository(stack, service)}:${imageId.replace(/^sha256:/, "").slice(0, 12)}`;
}

export function contentRepository(stack: string, service: string): string {
    return `${stackPrefix(stack)}${component(service)}`;
}

/** What all content references of a stack begin with. */
export function stackPrefix(stack: string): string {
    return `localhost/${component(stack)}/`;
}

/** Names that a reference can't hold (capitals, `a-_b`, a trailing dash) are told apart by a fingerprint. */
export function component(name: string): string {
    if (/^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/.test(name)) {
        return name;
    }
    const letters = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-+|-+$/g, "");
    const fingerprint = createHash("sha256").update(name).digest("hex").slice(0, 8);
    return letters === "" ? fingerprint : `${letters}-${fingerprint}`;
}

interface ParsedReference {
    /** Without tag and digest. */
    name: string;
    tag: string | null;
    digest: string | null;
}

export function parseReference(reference: string): ParsedReference {
    const [rest, digest] = reference.split("@", 2) as [string, string?];
    const colon = rest.lastIndexOf(":");
    const hasTag = colon > rest.lastIndexOf("/");
    return {
        name: hasTag ? rest.slice(0, colon) : rest,
        tag: hasTag ? rest.slice(colon + 1) : null,
        digest: digest ?? null,
    };
}

/** The name as registries know it: `nginx` is docker.io/library/nginx. */
function familiar(name: string): string {
    const [first, ...others] = name.split("/");
    const hasRegistry = others.length > 0 && (/[.:]/.test(first!) || first === "localhost");
    const full = hasRegistry ? name : `docker.io/${name}`;
    return full.replace(/^index\.docker\.io\//, "docker.io/").replace(/^docker\.io\/([^/]+)$/, "docker.io/library/$1");
}

/** True when both name the same image, a missing tag being `latest`. */
export function sameReference(a: string, b: string): boolean {
    const [left, right] = [parseReference(a), parseReference(b)];
    const tag = (reference: ParsedReference) => reference.tag ?? (reference.digest ? "" : "latest");
    return familiar(left.name) === familiar(right.name) && tag(left) === tag(right) && left.digest === right.digest;
}

/** `name:tag@digest` when the registry's digest is known, else null: the image exists on this engine alone. */
export function digestPin(reference: string, repoDigests: readonly string[]): string | null {
    const { name, tag, digest } = parseReference(reference);
    if (digest !== null) {
        return reference;
    }
    const known = repoDigests.map(parseReference).find((other) => familiar(other.name) === familiar(name));
    return known?.digest ? `${name}:${tag ?? "latest"}@${known.digest}` : null;
}
