import type { LiveRelease } from "../deploy/deployer";
import { releases, type Release } from "../models/releases";
import { sealEnvironment } from "./release-environment";
import type { StepContext } from "./step";

type Commit = Pick<Release, "ref" | "commitSha" | "commitMessage" | "commitAuthor">;

/** Records what a deployment is about to put live as a release of its own, complete and immutable; answers its id. */
export async function recordRelease(
    { services, deployment }: Pick<StepContext, "services" | "deployment">,
    { ref, commitSha, commitMessage, commitAuthor }: Commit,
    { content, environment }: Pick<LiveRelease, "content" | "environment">,
): Promise<number> {
    return services.db.transaction((trx) =>
        releases.insert(trx, {
            stack: deployment.stack,
            deploymentId: deployment.id,
            ref,
            commitSha,
            commitMessage,
            commitAuthor,
            content,
            environment: sealEnvironment(environment, services.secrets),
            createdAt: services.clock.now().toISOString(),
        }),
    );
}
