import { parseReference } from "../render/image-reference";
import { substitute } from "../environment/substitute";
import { readYaml } from "./read-yaml";

type Mapping = Record<string, unknown>;

/** What one compose file says about itself, read without running compose. */
export interface DescribedFile {
    /** `name:`, where it is written out. */
    project: string | null;
    /** Image name by service, without tag; "" for one that is built or says nothing. */
    services: Record<string, string>;
    /** Other compose files that belong to it (`include`, `extends`), as written. */
    compose: string[];
    /** Other files and folders that it reads or mounts, as written: relative to its own folder. */
    paths: string[];
}

const REMOTE = /^([a-z][a-z0-9+.-]*:|git@|~|\/|[a-z]:\\)/i;

/**
 * Variables count with their defaults; a path that is nothing without a value is left out.
 *
 * @throws CicdError COMPOSE_FILE_INVALID
 */
export function describeFile(name: string, text: string): DescribedFile {
    const root = mapping(readYaml(name, text).toJS({ maxAliasCount: 200 }));
    const services = Object.entries(mapping(root.services)).map(([key, service]) => [key, mapping(service)] as const);
    const included = list(root.include);
    const others = [
        ...included.flatMap((entry) => [...list(mapping(entry).env_file), ...list(mapping(entry).project_directory)]),
        ...services.flatMap(([, service]) => pathsOfService(service)),
        ...["configs", "secrets"].flatMap((kind) =>
            Object.values(mapping(root[kind])).map((item) => mapping(item).file),
        ),
    ];
    const project = typeof root.name === "string" ? plain(root.name) : "";
    return {
        project: project || null,
        services: Object.fromEntries(services.map(([key, { image }]) => [key, imageName(image)])),
        compose: relative([
            ...included.flatMap((entry) => (typeof entry === "string" ? [entry] : list(mapping(entry).path))),
            ...services.map(([, service]) => mapping(service.extends).file),
        ]),
        paths: relative(others),
    };
}

function pathsOfService(service: Mapping): unknown[] {
    return [...envFiles(service.env_file), ...buildPaths(service.build), ...list(service.volumes).map(mountedPath)];
}

function envFiles(value: unknown): unknown[] {
    return list(value).map((item) => (typeof item === "string" ? item : mapping(item).path));
}

function buildPaths(build: unknown): unknown[] {
    if (typeof build === "string") {
        return [build];
    }
    const { context, dockerfile, additional_contexts: additional } = mapping(build);
    const base = context ?? (build === undefined ? undefined : ".");
    const file = typeof base === "string" && typeof dockerfile === "string" ? `${base}/${dockerfile}` : undefined;
    const contexts = Array.isArray(additional)
        ? additional.map((entry) => String(entry).replace(/^[^=]*=/, ""))
        : Object.values(mapping(additional));
    return [base, ...(REMOTE.test(String(base)) ? [] : [file]), ...contexts];
}

/** Of a bind mount; a short one is a path only where it begins with a dot. */
function mountedPath(entry: unknown): unknown {
    if (typeof entry === "string") {
        const [source = ""] = plain(entry).split(":");
        return source.startsWith(".") ? source : undefined;
    }
    const { type, source } = mapping(entry);
    return type === "bind" ? source : undefined;
}

/** Those inside the project's own tree: no URL, no path of the host, nothing without a value. */
function relative(values: readonly unknown[]): string[] {
    const texts = values.map((value) => (typeof value === "string" ? plain(value) : ""));
    return [...new Set(texts.filter((value) => value !== "" && !REMOTE.test(value)))];
}

/** "" where a variable has neither value nor default. */
function plain(text: string): string {
    try {
        return substitute(text, () => undefined);
    } catch {
        return "";
    }
}

function imageName(image: unknown): string {
    return typeof image === "string" && image !== "" ? parseReference(plain(image)).name : "";
}

function list(value: unknown): unknown[] {
    return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function mapping(value: unknown): Mapping {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}
