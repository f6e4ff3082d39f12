const HUB = ["index.docker.io", "registry-1.docker.io", "hub.docker.com"];

/** The registry that an image's name begins with, with its port; docker.io where it names none. */
export function registryOf(reference: string): string {
    const [first = "", ...others] = reference.toLowerCase().split("/");
    const named = others.length > 0 && (/[.:]/.test(first) || first === "localhost");
    return named ? registryName(first) : "docker.io";
}

/** One name for each registry: Docker Hub has several. */
export function registryName(host: string): string {
    return HUB.includes(host) ? "docker.io" : host;
}
