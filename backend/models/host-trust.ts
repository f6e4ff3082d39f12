import type { Clock } from "./clock";
import { credentials } from "./credentials";
import type { Db } from "./db";
import { hostAuthorities } from "./host-authorities";
import { knownHosts } from "./known-hosts";

/** What was learned about hosts, and what is learned while they are asked. */
export interface HostTrust {
    /** PEM of the private authority stored for a host (without port); null when there is none. */
    authority(hostname: string): Promise<string | null>;
    /** The SSH keys that a host is pinned with; empty when it is met for the first time. */
    hostKeys(host: string): Promise<string[]>;
    /** Pins a new host; answers what counts, which is what another call pinned before. */
    pinHostKeys(host: string, keys: string[]): Promise<string[]>;
    /** Keeps other keys than the pinned ones for a person to judge. */
    offerHostKeys(host: string, keys: string[]): Promise<void>;
    /** Notes the first refusal of a stored credential, and forgets it once it works again. */
    recordLogin(credentialId: number, accepted: boolean): Promise<void>;
}

/** Hears when a credential is refused for the first time, and when it works again. */
export type OnLoginChange = (credentialId: number, accepted: boolean) => void;

export function createHostTrust(db: Db, clock: Clock, onLoginChange: OnLoginChange = () => undefined): HostTrust {
    const now = () => clock.now().toISOString();
    const hostKeys = async (host: string) => (await knownHosts.find(db, host))?.keys ?? [];
    return {
        authority: async (hostname) => (await hostAuthorities.find(db, hostname))?.pem ?? null,
        hostKeys,
        async pinHostKeys(host, keys) {
            await knownHosts.insert(db, host, { keys, pinnedAt: now() });
            return hostKeys(host);
        },
        offerHostKeys: (host, keys) => knownHosts.offer(db, host, keys),
        async recordLogin(id, accepted) {
            if (await credentials.recordLogin(db, id, accepted ? null : now())) {
                onLoginChange(id, accepted);
            }
        },
    };
}
