import type { BuildConfig } from "../../common/schema";
import type { StepName } from "../../common/states";
import type { BuiltImage, Deployer, DeployContext, LiveRelease, Preparation, Source } from "../deploy/deployer";
import type { Git, GitCredential } from "../git/git";
import type { CanaryDesk } from "../deploy/strategies/canary-desk";
import type { Binding } from "../models/bindings";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import type { Deployment } from "../models/deployments";
import type { Progress } from "../models/progress";
import type { Release } from "../models/releases";
import type { GitRepository } from "../models/repositories";
import type { SecretBox } from "../models/secret-box";
import type { Hold } from "../models/transition";
import type { KeyedLock } from "./keyed-lock";
import type { LogWriter } from "./log-store";

/** What all steps work with; one for the life of the server. */
export interface PipelineServices {
    db: Database;
    clock: Clock;
    git: Git;
    deployer: Deployer;
    secrets: SecretBox;
    locks: KeyedLock;
    stacksDir: string;
    /** Bytes free where the path lies. */
    freeBytes: (path: string) => Promise<number>;
    /** Between two tries; rejects when the signal ends it. The process's own timers by default. */
    pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What one deployment gathers on its way; each step fills in what the next ones need. */
export interface StepContext {
    readonly services: PipelineServices;
    readonly deployment: Deployment;
    readonly binding: Binding | null;
    readonly repository: GitRepository | null;
    readonly credential: GitCredential | null;
    /** The stack's own settings, and from the plan on with what the commit sets. */
    buildConfig: BuildConfig;
    readonly log: LogWriter;
    /** Ends what the current step does: canceled by a person, past its deadline, or the server stops. */
    signal: AbortSignal;
    /** Aborted by a stop of the server alone: for what a cancel must not cut off. */
    readonly leaving: AbortSignal;
    readonly canary: CanaryDesk;
    /** What is done already; changed with `noteProgress` only. */
    readonly progress: Progress;
    /** Of the current step: the most tries that it or a command in it took, and whether one went well only then. */
    tries: number;
    flaky: boolean;
    /** Set by resume: a run before put the release live, and nobody saw it become well. */
    takenOver?: boolean;
    /** Set by checkout. */
    source?: Source;
    /** Set by plan: what is live before this deployment; null for a stack that was never up. */
    active?: Release | null;
    previous?: LiveRelease | null;
    preparation?: Preparation;
    /** Set by build. */
    built?: readonly BuiltImage[];
    /** Set by plan (rollback) or build: what goes live. */
    next?: LiveRelease;
    /** The row of `next`. */
    releaseId?: number;
}

/** With `hold` the deployment waits before this step, and comes back to it. */
export type StepResult = "succeeded" | "skipped" | { hold: Hold };

/**
 * One part of a deployment. It may be run again after a wait, a crash or a failure, and then takes over what
 * `context.progress` says is done.
 */
export interface Step {
    name: StepName;
    /** Seconds that the step may take, from the stack's settings and, where that is known, what goes live. */
    deadline(config: BuildConfig, next?: LiveRelease): number;
    /** Tries beyond the first one, from the stack's settings; none unless given. */
    retries?(config: BuildConfig): number;
    run(context: StepContext): Promise<StepResult>;
}

export function deployContext(context: StepContext): DeployContext {
    const { buildConfig, deployment } = context;
    return {
        stack: context.deployment.stack,
        deploymentId: context.deployment.id,
        buildConfig: deployment.asked.rebuild ? { ...buildConfig, pull: true } : buildConfig,
        untrusted: context.deployment.untrusted,
        returning: context.deployment.trigger === "rollback",
        signal: context.signal,
        log: (line) => context.log.write(line.endsWith("\n") ? line : `${line}\n`),
        onOutput: (text) => context.log.write(text),
        canary: context.canary,
    };
}

/** For a value that an earlier step must have set; its absence is a defect in the order of steps. */
export function required<T>(value: T | undefined, name: string): T {
    if (value === undefined) {
        throw new Error(`${name} is not there yet: the steps are out of order`);
    }
    return value;
}
