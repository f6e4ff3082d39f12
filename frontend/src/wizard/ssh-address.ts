/**
 * The address under which a forge takes deploy keys, told from its https one; null where the two go by other rules (Azure
 * DevOps, Bitbucket Data Center) or a port is named.
 */
export function sshAddress(url: string): string | null {
    const parts = /^https:\/\/(?:[^@/]+@)?([\w.-]+)\/(.+?)\/?$/i.exec(url.trim());
    return parts && !/(^|\/)(_git|scm)\//.test(parts[2])
        ? `git@${parts[1].toLowerCase()}:${parts[2].replace(/(\.git)?$/, ".git")}`
        : null;
}
