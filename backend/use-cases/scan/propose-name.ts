import { posix } from "node:path";
import { stackNameSchema } from "../../../common/schema";
import { COMPOSE_NAMES } from "../../deploy/compose/compose-names";

/** Folders that say what lies in them, not what it is. */
const GENERIC = new Set([
    "docker",
    "deploy",
    "deployment",
    "compose",
    "docker-compose",
    "stack",
    "src",
    "infra",
    "ops",
]);

/** What a compose file's own name says beside the usual: "prod" of compose.prod.yaml; "" of the usual names. */
export function variation(path: string): string {
    const file = posix.basename(path);
    if ((COMPOSE_NAMES as readonly string[]).includes(file.toLowerCase())) {
        return "";
    }
    return slug(file.replace(/^(docker-)?compose[._-]?/i, "").replace(/\.ya?ml$/i, ""));
}

/** A valid stack's name, or "" where nothing of the text can be one. */
export function slug(text: string): string {
    const name = text
        .toLowerCase()
        .replace(/[^a-z0-9_-]+/g, "-")
        .replace(/^[^a-z0-9]+|[-_]+$/g, "")
        .slice(0, 63);
    return stackNameSchema.safeParse(name).success ? name : "";
}

/** Names of the folders above a file, nearest first, and the repository's own at the end. */
export function folderNames(path: string, repository: string): string[] {
    const folders = posix.dirname(path) === "." ? [] : posix.dirname(path).split("/").reverse();
    return [...folders, repository].map(slug).filter(Boolean);
}

/** By the nearest folder that says something; a variation of the file's name is added. */
export function nameByFolder(path: string, repository: string): string {
    const folders = folderNames(path, repository);
    const base = folders.find((name, at) => at === folders.length - 1 || !GENERIC.has(name)) ?? "stack";
    const extra = variation(path);
    if (extra === "") {
        return base;
    }
    // Several files at the root are several stacks; in a folder they are variations of one.
    return posix.dirname(path) === "." ? extra : slug(`${base}-${extra}`);
}

/** The wanted name, or the nearest free one: with its parent folder in front, or a number behind. */
export function freeName(wanted: string, path: string, taken: ReadonlySet<string>): string {
    const parent = slug(posix.basename(posix.dirname(posix.dirname(path))));
    const candidates = [wanted, ...(parent && parent !== wanted ? [slug(`${parent}-${wanted}`)] : [])];
    const free = candidates.find((name) => name !== "" && !taken.has(name));
    for (let number = 2; free === undefined; number++) {
        const numbered = `${wanted.slice(0, 58)}-${number}`;
        if (!taken.has(numbered)) {
            return numbered;
        }
    }
    return free;
}
