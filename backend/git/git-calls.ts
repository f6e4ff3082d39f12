import { CicdError } from "../../common/errors";
import type { CommandResult, ProcessRunner } from "../exec/command";
import type { HostTrust } from "../models/host-trust";
import { credentialRefusal } from "./credential-fits";
import type { GitCredential, GitRemote, GitRunOptions } from "./git";
import type { GitCall, GitEnvironment } from "./git-environment";
import { gitCommand } from "./git-environment";
import { gitFailure } from "./git-failure";
import type { Lookup } from "./pin-host";
import { pinHost } from "./pin-host";
import type { RepositoryUrl } from "./repository-url";
import { parseRepositoryUrl } from "./repository-url";
import type { OpenTransport, Transport } from "./transport";
import type { RetryOptions } from "./with-retries";
import { withRetries } from "./with-retries";
import { timedOut, withinLimits } from "./within-limits";

export type RemoteTarget = Omit<GitRemote, "repositoryId">;

export interface GitCallsOptions {
    runner: ProcessRunner;
    environment: () => Promise<GitEnvironment>;
    openHttp: OpenTransport;
    openSsh: OpenTransport;
    trust: Pick<HostTrust, "recordLogin">;
    retries: RetryOptions;
    lookup?: Lookup;
}

/** Time left of a deadline that several calls share. */
export function timeLeft(deadlineMs: number): () => number {
    const until = performance.now() + deadlineMs;
    return () => Math.max(1, Math.round(until - performance.now()));
}

function checkCredential({ credential }: RemoteTarget, parsed: RepositoryUrl): void {
    const plainHttp = credential?.kind === "https" && credential.plainHttp === true;
    const refusal =
        credential && credentialRefusal({ kind: credential.kind, host: credential.host, plainHttp }, parsed);
    if (refusal) {
        throw refusal;
    }
}

/** Runs git: on this machine, or against a remote with all that this takes. */
export class GitCalls {
    constructor(private readonly options: GitCallsOptions) {}

    /** One call that contacts nobody. Its output is raw. An exit code other than 0 is a value. */
    async local(call: GitCall, options: Partial<GitRunOptions> = {}): Promise<CommandResult> {
        const command = gitCommand(await this.options.environment(), call);
        const { signal, deploymentId } = options;
        return this.options.runner.run(command, { signal, deploymentId, rawStdout: true });
    }

    /** As `local`, for calls that fail only where something is broken. */
    async expect(call: GitCall, options: Partial<GitRunOptions> = {}): Promise<string> {
        const result = await this.local(call, options);
        if (result.exitCode !== 0) {
            throw new Error(`git ${call.args[0]} failed: ${result.stderr.trim().slice(-500)}`);
        }
        return result.stdout;
    }

    /**
     * One call against the remote, repeated while it fails for reasons that pass. The URL is given to `args`, to be
     * put where it belongs. @throws CicdError
     */
    async remote(target: RemoteTarget, call: RemoteCall, options: GitRunOptions): Promise<string> {
        const parsed = parseRepositoryUrl(target.url);
        checkCredential(target, parsed);
        const remainingMs = timeLeft(options.deadlineMs);
        const onRetry = (error: Error, pauseMs: number) =>
            options.onOutput?.(`${error.message} Trying again in ${Math.ceil(pauseMs / 1000)} s.\n`);
        const attempt = () =>
            this.attempt({ ...call, target, parsed, remainingMs, args: call.args(parsed.url) }, options);
        const retries = { ...this.options.retries, ...(call.attempts ? { attempts: call.attempts } : {}) };
        const limits = { remainingMs, signal: options.signal, onRetry };
        return this.noteLogin(target.credential, withRetries(attempt, retries, limits));
    }

    private async attempt(call: Attempt, options: GitRunOptions): Promise<string> {
        const { target, parsed, args, gitDir } = call;
        const environment = await this.options.environment();
        const limits = { remainingMs: call.remainingMs, signal: options.signal, what: `Reading ${parsed.urlKey}` };
        const pin = await withinLimits(this.pin(parsed, environment), limits);
        const open = parsed.protocol === "ssh" ? this.options.openSsh : this.options.openHttp;
        const transport = await open({ ...target, parsed, pin }, environment, {
            ...options,
            remainingMs: call.remainingMs,
        });
        try {
            const run = { args, gitDir, cwd: call.cwd, ...transport.call, deadlineMs: call.remainingMs() };
            const result = await this.runRemote(gitCommand(environment, run), { transport, parsed }, options);
            if (result.exitCode === 0) {
                return result.stdout;
            }
            const failed = { stderr: result.stderr, host: parsed.host, repository: parsed.urlKey };
            throw (
                (await transport.explain(result.stderr)) ??
                gitFailure({ ...failed, protocol: parsed.protocol, hasCredential: target.credential !== null })
            );
        } finally {
            await transport.close();
        }
    }

    /** Behind a proxy, which resolves names itself, we may not be able to. */
    private async pin(parsed: RepositoryUrl, environment: GitEnvironment): Promise<string | null> {
        return pinHost(parsed, this.options.lookup).catch((error: CicdError) => {
            if (error.code === "REPOSITORY_UNREACHABLE" && usesProxy(environment)) {
                return null;
            }
            throw error;
        });
    }

    private async runRemote(
        command: ReturnType<typeof gitCommand>,
        { transport, parsed }: { transport: Transport; parsed: RepositoryUrl },
        { signal, deploymentId, onOutput }: GitRunOptions,
    ): Promise<CommandResult> {
        const { secrets } = transport;
        try {
            return await this.options.runner.run(command, { signal, deploymentId, onOutput, secrets, rawStdout: true });
        } catch (error) {
            const late = error instanceof CicdError && error.code === "TIMED_OUT";
            throw late ? timedOut(`Reading ${parsed.urlKey}`) : error;
        }
    }

    /** A refusal is noted once with the credential, until it works again. */
    private async noteLogin(credential: GitCredential | null, work: Promise<string>): Promise<string> {
        const note = async (accepted: boolean) => {
            if (credential?.id !== undefined) {
                await this.options.trust.recordLogin(credential.id, accepted);
            }
        };
        try {
            const output = await work;
            await note(true);
            return output;
        } catch (error) {
            if (error instanceof CicdError && error.code === "REPOSITORY_AUTH") {
                await note(false);
            }
            throw error;
        }
    }
}

interface RemoteCall {
    args: (url: string) => readonly string[];
    gitDir?: string;
    cwd?: string;
    /** Tries in all, where somebody waits for the answer. */
    attempts?: number;
}

interface Attempt {
    target: RemoteTarget;
    parsed: RepositoryUrl;
    args: readonly string[];
    gitDir?: string;
    cwd?: string;
    remainingMs: () => number;
}

function usesProxy({ inherited }: GitEnvironment): boolean {
    return Object.keys(inherited).some((name) => /^(https?|all)_proxy$/i.test(name) && inherited[name] !== "");
}
