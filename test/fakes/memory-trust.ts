import type { HostTrust } from "../../backend/models/host-trust";

/** Keeps in memory what a server keeps in its database. */
export class MemoryTrust implements HostTrust {
    authorities: Record<string, string> = {};
    pinned: Record<string, string[]> = {};
    offered: Record<string, string[]> = {};
    logins: [credential: number, accepted: boolean][] = [];

    async authority(hostname: string) {
        return this.authorities[hostname] ?? null;
    }

    async hostKeys(host: string) {
        return this.pinned[host] ?? [];
    }

    async pinHostKeys(host: string, keys: string[]) {
        this.pinned[host] ??= keys;
        return this.pinned[host];
    }

    async offerHostKeys(host: string, keys: string[]) {
        this.offered[host] = keys;
    }

    async recordLogin(credential: number, accepted: boolean) {
        this.logins.push([credential, accepted]);
    }
}
