import type { Deployment } from "./deployments";

/** What may change beside the state; the state itself only moves through `transition`. */
export type DeploymentFacts = Partial<
    Pick<
        Deployment,
        | "commitSha"
        | "commitMessage"
        | "commitAuthor"
        | "releaseId"
        | "plan"
        | "webhookEventId"
        | "error"
        | "holds"
        | "released"
        | "untrusted"
        | "progress"
        | "retryOf"
    >
>;

export function factsToRow(facts: DeploymentFacts): Record<string, unknown> {
    const row = {
        commit_sha: facts.commitSha,
        commit_message: facts.commitMessage,
        commit_author: facts.commitAuthor,
        release_id: facts.releaseId,
        webhook_event_id: facts.webhookEventId,
        plan: facts.plan && JSON.stringify(facts.plan),
        holds: facts.holds && JSON.stringify(facts.holds),
        released: facts.released && JSON.stringify(facts.released),
        untrusted: facts.untrusted,
        retry_of: facts.retryOf,
        progress: facts.progress === null ? null : facts.progress && JSON.stringify(facts.progress),
        error: facts.error === null ? null : facts.error && JSON.stringify(facts.error),
    };
    return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
