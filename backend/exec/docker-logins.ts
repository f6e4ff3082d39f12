import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { registryName } from "../../common/registry-of";
import { hostConfigFolder } from "./docker-access";

/** A login at a registry, as docker's own configuration knows it. */
export interface RegistryLogin {
    /** As it stands in an image's name, with the port; `docker.io` for Docker Hub. */
    host: string;
    username: string;
    password: { reveal(): string };
}

export interface DockerLogins {
    /**
     * The configuration folder for docker's client; undefined leaves it to the host's own. Code from outside is built
     * without any login. What the host's `docker login` has changed meanwhile counts at once.
     */
    folder(whose: { untrusted?: boolean }): string | undefined;
    /** From now on these are ours. */
    use(logins: readonly RegistryLogin[]): void;
    /** Removes what was written. */
    close(): void;
}

interface DockerConfig {
    auths?: Record<string, unknown>;
    credHelpers?: Record<string, string>;
    [key: string]: unknown;
}

/** Docker Hub's logins are kept under its oldest address. */
const HUB = "https://index.docker.io/v1/";

/** What of the host's configuration is a login, or may hold one. */
const LOGIN_KEYS = ["auths", "credHelpers", "credsStore", "HttpHeaders"];

const CONFIG = "config.json";

function readConfig(folder: string | undefined): DockerConfig {
    try {
        const config: unknown = JSON.parse(readFileSync(path.join(folder ?? "", CONFIG), "utf8"));
        return typeof config === "object" && config !== null ? (config as DockerConfig) : {};
    } catch {
        // None, or one that docker itself can't read either.
        return {};
    }
}

/** The host's configuration with our logins in it; an empty helper sends docker to the file for that registry alone. */
export function withLogins(host: object, logins: readonly RegistryLogin[]): object {
    const { auths, credHelpers, ...others } = host as DockerConfig;
    const named = logins.map(({ host: name, username, password }) => {
        const auth = Buffer.from(`${username}:${password.reveal()}`, "utf8").toString("base64");
        return [registryName(name) === "docker.io" ? HUB : name, { auth }] as const;
    });
    const keepsElsewhere = "credsStore" in others || credHelpers !== undefined;
    const helpers = { ...credHelpers, ...Object.fromEntries(named.map(([name]) => [name, ""])) };
    return {
        ...others,
        auths: { ...auths, ...Object.fromEntries(named) },
        ...(keepsElsewhere ? { credHelpers: helpers } : {}),
    };
}

export function withoutLogins(host: object): object {
    return Object.fromEntries(Object.entries(host).filter(([key]) => !LOGIN_KEYS.includes(key)));
}

/** Replaced in one step: a client that reads meanwhile sees the old one or the new one. */
function write(folder: string, config: object): void {
    const text = JSON.stringify(config);
    const file = path.join(folder, CONFIG);
    try {
        if (readFileSync(file, "utf8") === text) {
            return;
        }
    } catch {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
}

/** Contexts, plugins and builders stay where they are. */
function linkOthers(folder: string, host: string): void {
    for (const name of namesIn(host).filter((entry) => entry !== CONFIG)) {
        try {
            symlinkSync(path.resolve(host, name), path.join(folder, name));
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
                throw error;
            }
        }
    }
}

function namesIn(folder: string): string[] {
    try {
        return readdirSync(folder);
    } catch {
        return [];
    }
}

/**
 * Logins that docker's client gets beside the host's own, in a folder that nobody else can look into: nothing is
 * written into the user's. What an earlier server left in `folder` is removed.
 */
export function createDockerLogins(
    folder: string,
    hostEnvironment: Readonly<Record<string, string | undefined>>,
): DockerLogins {
    let own: readonly RegistryLogin[] = [];
    rmSync(folder, { recursive: true, force: true });

    function place(name: string, configOf: (host: object) => object): string {
        const host = hostConfigFolder(hostEnvironment);
        const target = path.join(folder, name);
        write(target, configOf(readConfig(host)));
        if (host !== undefined) {
            linkOthers(target, host);
        }
        return target;
    }

    return {
        folder({ untrusted }) {
            if (untrusted) {
                return place("without", withoutLogins);
            }
            return own.length === 0 ? undefined : place("own", (host) => withLogins(host, own));
        },
        use(logins) {
            own = logins;
            rmSync(path.join(folder, "own", CONFIG), { force: true });
        },
        close: () => rmSync(folder, { recursive: true, force: true }),
    };
}
