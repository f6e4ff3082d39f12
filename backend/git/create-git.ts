import { existsSync } from "node:fs";
import type { ProcessRunner } from "../exec/command";
import { certificateVariables, inheritedEnvironment, proxyVariables } from "../exec/inherited-environment";
import type { HostTrust } from "../models/host-trust";
import { askpassIn } from "./askpass";
import { checkOut } from "./checkout";
import type { Git } from "./git";
import { GitCalls, timeLeft } from "./git-calls";
import { httpTransport } from "./http-transport";
import type { InstallationTokens } from "./installation-tokens";
import { listRefs } from "./list-refs";
import { placeLfsFiles } from "./lfs-files";
import { mirrorReads, mustBeSha } from "./mirror-reads";
import { Mirrors } from "./mirrors";
import type { Lookup } from "./pin-host";
import { prepareReposDir } from "./prepare-repos-dir";
import { pushBranch } from "./push-branch";
import { checkoutTip, readTip } from "./read-tip";
import { resolveRef } from "./resolve-ref";
import { sshTransport } from "./ssh-transport";
import { placeSubmodules } from "./submodules";
import { testConnection } from "./test-connection";
import type { RetryOptions } from "./with-retries";
import { usualRetries } from "./with-retries";

export interface CreateGitOptions extends Partial<RetryOptions> {
    runner: ProcessRunner;
    /** Holds one folder for each repository, named by its id. */
    reposDir: string;
    trust: HostTrust;
    tokens: InstallationTokens;
    /** Added to what is taken over from our own environment: PATH, proxies, certificate authorities. */
    extraEnv?: Readonly<Record<string, string>>;
    lookup?: Lookup;
}

export function createGit(options: CreateGitOptions): Git {
    const { runner, reposDir, trust, tokens, extraEnv, lookup, ...retries } = options;
    const inherited = {
        ...inheritedEnvironment(["PATH", ...proxyVariables, ...certificateVariables]),
        ...extraEnv,
    };
    let prepared: ReturnType<typeof prepareReposDir> | null = null;
    const environment = async () => {
        // Somebody may have emptied the folder while we run.
        if (!existsSync(askpassIn(reposDir))) {
            prepared = null;
        }
        prepared ??= prepareReposDir(reposDir);
        prepared.catch(() => (prepared = null));
        return { ...(await prepared), inherited };
    };
    const calls = new GitCalls({
        runner,
        environment,
        lookup,
        trust,
        openHttp: httpTransport({ trust, tokens, lookup }),
        openSsh: sshTransport({ trust, runner }),
        retries: { ...usualRetries, ...retries },
    });
    const mirrors = new Mirrors(calls, reposDir);
    return {
        fetch: (remote, options) => mirrors.fetch(remote, options),
        listRefs: (remote, options) => listRefs(calls, remote, options),
        resolve: (remote, ref, options) => resolveRef({ calls, mirrors }, { remote, ref }, options),
        // eslint-disable-next-line max-params -- the contract's signature
        async checkout(repositoryId, sha, target, options) {
            mustBeSha(sha);
            const left = timeLeft(options.deadlineMs);
            await checkOut(calls, { mirror: mirrors.dir(repositoryId), sha, target }, options);
            if (options.remote) {
                const checkout = { remote: options.remote, sha, target };
                await placeSubmodules(calls, checkout, { ...options, deadlineMs: left() });
                await placeLfsFiles(calls, checkout, { ...options, deadlineMs: left() });
            }
        },
        ...mirrorReads(calls, mirrors),
        testConnection: (remote, expected) => testConnection(calls, remote, expected),
        readTip: (remote, branch, look) => readTip(calls, { remote, branch }, look),
        checkoutTip: (remote, tip, options) => checkoutTip(calls, { remote, ...tip }, options),
        pushBranch: (remote, change, options) => pushBranch({ calls, mirrors }, { remote, change }, options),
        removeMirror: (repositoryId) => mirrors.remove(repositoryId),
    };
}
