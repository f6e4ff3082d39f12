import { bindings } from "../models/bindings";
import { credentials } from "../models/credentials";
import { repositories } from "../models/repositories";
import { openCredential } from "../git/open-credential";
import { canaryDesk } from "./canary-desk";
import type { PipelineDeps, PipelineRun } from "./pipeline";
import { openProgress } from "./progress";
import { secretsOf } from "./secrets-of";
import { settingsAtStart } from "./settings/settings-at-start";
import type { StepContext } from "./step";

/** Gathers what the steps of a claimed deployment work with; its log is open then, and has to be closed. */
export async function openContext(deps: PipelineDeps, run: PipelineRun): Promise<StepContext> {
    const { deployment } = run;
    const binding = await bindings.findByStack(deps.db, deployment.stack);
    const repository = binding && (await repositories.find(deps.db, binding.repositoryId));
    const row = repository?.credentialId ? await credentials.find(deps.db, repository.credentialId) : null;
    const credential = row && openCredential(deps.secrets, row);
    const progress = await openProgress(deps.db, deployment);
    const log = await deps.logs.open(deployment.id, await secretsOf(deps, deployment.stack, credential));
    return {
        services: deps,
        deployment,
        binding,
        repository,
        credential,
        buildConfig: await settingsAtStart(deps.db, deployment),
        log,
        signal: run.signal,
        leaving: run.leaving,
        canary: canaryDesk(deps, deployment, run.waits),
        progress,
        tries: 0,
        flaky: false,
    };
}
