import type { CicdError } from "../../common/errors";
import type { GitCall, GitEnvironment } from "./git-environment";
import type { GitRunOptions, GitRemote } from "./git";
import type { RepositoryUrl } from "./repository-url";

export interface Target extends Omit<GitRemote, "repositoryId"> {
    parsed: RepositoryUrl;
    /** See `pinHost`. */
    pin: string | null;
}

export interface TransportLimits extends Pick<GitRunOptions, "signal" | "deploymentId"> {
    remainingMs: () => number;
}

/** Opens the way to one remote for one call of git. @throws CicdError */
export type OpenTransport = (
    target: Target,
    environment: GitEnvironment,
    limits: TransportLimits,
) => Promise<Transport>;

/** What one call of git needs to reach a remote; to be closed when the call is over, whatever came of it. */
export interface Transport {
    call: Pick<GitCall, "protocols" | "pin" | "credential" | "env">;
    /** Values that must not appear in the call's output. */
    secrets: string[];
    /** A better reason for a failed call than its output gives; null when there is none. */
    explain(stderr: string): Promise<CicdError | null>;
    close(): Promise<void>;
}
