export interface SshUrl {
    user: string;
    /** Lower case, IPv6 in brackets, without the port. */
    hostname: string;
    /** "" for 22. */
    port: string;
    /** As git sends it; relative to the user's home when it has no slash at its beginning. */
    path: string;
}

const withScheme = /^(?:ssh|git\+ssh|ssh\+git):\/\/(?:([^@/]*)@)?(\[[^\]/]*\]|[^:/@[\]]*)(?::(\d*))?(\/.*)$/i;
const short = /^([^@:/]+)@(\[[^\]/]*\]|[^:/@[\]]+):(?!\/\/)(.+)$/;

/** Reads `ssh://git@host:port/path` and `git@host:path`; null for anything else. Judges nothing. */
export function readSshUrl(input: string): SshUrl | null {
    const full = withScheme.exec(input);
    if (full) {
        const [, user = "git", hostname, port = "", path] = full;
        return { user, hostname: hostname.toLowerCase(), port: port === "22" ? "" : port, path };
    }
    const [, user, hostname, path] = short.exec(input) ?? [];
    return hostname === undefined ? null : { user, hostname: hostname.toLowerCase(), port: "", path };
}

/** The form that git takes: the short one only where the path is relative, which `ssh://` can't express. */
export function writeSshUrl({ user, hostname, port, path }: SshUrl): string {
    return path.startsWith("/")
        ? `ssh://${user}@${hostname}${port && `:${port}`}${path}`
        : `${user}@${hostname}:${path}`;
}
