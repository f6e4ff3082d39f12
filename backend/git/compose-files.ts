/** Dockge's own order: what it finds first in a stack's directory is what it uses. */
const acceptedNames = ["compose.yaml", "docker-compose.yaml", "docker-compose.yml", "compose.yml"];

const looksLikeCompose = /^(docker-)?compose([._-][\w.-]+)?\.ya?ml$/i;

function rank(path: string): number {
    const parts = path.split("/");
    const accepted = acceptedNames.indexOf(parts.at(-1) as string);
    const isOverride = /override/i.test(parts.at(-1) as string);
    return parts.length * 100 + (accepted < 0 ? 10 : accepted) + (isOverride ? 50 : 0);
}

/** Compose files among the paths of a tree: the root before folders, usual names before others. */
export function composeFilesIn(paths: readonly string[]): string[] {
    return paths
        .filter((path) => looksLikeCompose.test(path.slice(path.lastIndexOf("/") + 1)))
        .sort((one, two) => rank(one) - rank(two) || one.localeCompare(two))
        .slice(0, 100);
}

/** True for a path that is found without being configured: an accepted name at the root or one level down. */
export function isFoundByName(path: string): boolean {
    const parts = path.split("/");
    return parts.length <= 2 && acceptedNames.includes(parts.at(-1) as string);
}
