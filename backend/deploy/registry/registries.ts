/** What is known about registries beside what docker prints; wired to the stored logins. */
export interface Registries {
    /** True when a login is stored for it here. */
    hasLogin(host: string): boolean;
    /** Milliseconds for which a registry that took no more requests for this image wants to be left alone. */
    retryAfter(reference: string): Promise<number | null>;
    /** What a tag leads to there now (sha256:…); null where it doesn't tell us. */
    digest(reference: string): Promise<string | null>;
    /** It has refused the stored login, or taken it. */
    noteLogin(host: string, accepted: boolean): void;
    /** Values that no output may show. */
    secrets(): readonly string[];
}

export const NO_REGISTRIES: Registries = {
    hasLogin: () => false,
    retryAfter: () => Promise.resolve(null),
    digest: () => Promise.resolve(null),
    noteLogin: () => undefined,
    secrets: () => [],
};
