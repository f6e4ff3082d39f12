import { CicdError } from "../../common/errors";
import type { DeploymentFilter, Page } from "../../common/schema";
import type { DeploymentView, ListView, ReleaseView, RepositoryView } from "../../common/views";
import { buildConfigs } from "../models/build-configs";
import { deployments } from "../models/deployments";
import { globalPauses } from "../models/global-pause";
import { releases } from "../models/releases";
import { connectRepository } from "./connect-repository";
import type { Dependencies } from "./dependencies";
import { makeDeployUrl, removeDeployUrl } from "./deploy-url";
import { disconnectStack } from "./disconnect-stack";
import { saveEnvironment, showEnvironment } from "./edit-environment";
import { cancelDeployment } from "./end-deployment";
import { findConnected, requireConnected } from "./find-connected";
import { hookUrl } from "./hook-url";
import { addCredential, deleteCredential, listCredentials } from "./manage-credentials";
import { acceptHostKey, listHosts, saveAuthority } from "./manage-hosts";
import { checkHook, createHook, removeHook } from "./manage-hook";
import { addToken, authenticateToken, listTokens, revokeToken } from "./manage-tokens";
import { pauseAll, resumeAll } from "./pause-all";
import { pauseStack, resumeStack } from "./pause-stack";
import { pinCertificate, showCertificate } from "./pin-certificate";
import { planAhead } from "./plan-ahead";
import { repositoryUseCases } from "./repository-use-cases";
import { releaseDeployment } from "./release-deployment";
import { rotateSecret } from "./rotate-secret";
import { loadSettings, saveSettings } from "./save-settings";
import { listDeliveries, redeliver, showDelivery } from "./show-deliveries";
import { showDrift } from "./show-drift";
import { listStacks, showStack } from "./show-stack";
import { deployByHand, requireDeployment, retryDeployment, rollBack } from "./start-deployment";
import { saveRights, showRights } from "./stack-rights";
import { stopStack } from "./stop-stack";
import { testConnection } from "./test-connection";
import { toPage } from "./to-page";
import type { UseCases } from "./use-cases";
import { deploymentViews } from "./views/deployment-view";
import { releaseView } from "./views/release-view";
import { repositoryView } from "./views/repository-view";

/** One entry per thing that a person can ask for; each lives in a file of its own. */
export function createUseCases(deps: Dependencies): UseCases {
    const { db } = deps;
    return {
        stack: (stack) => showStack(deps, stack),
        stacks: () => listStacks(deps),
        connect: async (stack, input) => {
            const { hookSecret } = await connectRepository(deps, stack, input);
            return showRepository(deps, stack, hookSecret);
        },
        disconnect: (stack) => disconnectStack(deps, stack),
        repository: (stack) => showRepository(deps, stack, null),
        ...repositoryUseCases(deps),
        createHook: (stack) => createHook(deps, stack),
        checkHook: (stack) => checkHook(deps, stack),
        removeHook: (stack) => removeHook(deps, stack),
        rotateSecret: async (stack) => showRepository(deps, stack, await rotateSecret(deps, stack)),
        makeDeployUrl: (stack, token) => makeDeployUrl(deps, stack, token),
        removeDeployUrl: (stack) => removeDeployUrl(deps, stack),
        testConnection: (input) => testConnection(deps, input),
        buildConfig: (stack) => buildConfigs.find(db, stack),
        saveBuildConfig: async (stack, config) => {
            await buildConfigs.save(db, stack, config, deps.clock.now().toISOString());
            deps.bus.publish({ type: "stack", stack });
            return config;
        },
        environment: (stack) => showEnvironment(deps, stack),
        saveEnvironment: (stack, input) => saveEnvironment(deps, stack, input),
        deploy: (stack, ref, actor) => deployByHand(deps, stack, { ref, actor }),
        rollback: (stack, release, actor) => rollBack(deps, stack, { release, actor }),
        cancel: (id) => cancelDeployment(deps, id),
        retry: (id, actor) => retryDeployment(deps, id, actor),
        approve: async (id, actor) => (await deploymentViews(db, [await releaseDeployment(deps, id, actor)]))[0]!,
        plan: (stack, ref) => planAhead(deps, stack, ref),
        drift: (stack) => showDrift(deps, stack),
        rights: (stack) => showRights(deps, stack),
        saveRights: (stack, grants) => saveRights(deps, stack, grants),
        pause: (stack, reason, actor) => pauseStack(deps, stack, { reason, actor }),
        resume: (stack) => resumeStack(deps, stack),
        globalPause: () => globalPauses.find(db),
        pauseAll: (reason, actor) => pauseAll(deps, { reason, actor }),
        resumeAll: () => resumeAll(deps),
        down: (stack, actor) => stopStack(deps, stack, actor),
        deployments: (filter) => listDeployments(deps, filter),
        deploymentPlan: async (id) => (await requireDeployment(deps, id)).plan,
        deployment: async (id) => (await deploymentViews(db, [await requireDeployment(deps, id)]))[0]!,
        releases: (stack, page) => listReleases(deps, stack, page),
        webhookEvents: (filter) => listDeliveries(deps, filter),
        webhookEvent: (id) => showDelivery(deps, id),
        redeliver: (id, actor) => redeliver(deps, id, actor),
        credentials: () => listCredentials(deps),
        addCredential: (input) => addCredential(deps, input),
        deleteCredential: (id) => deleteCredential(deps, id),
        hosts: () => listHosts(deps),
        acceptHostKey: (input) => acceptHostKey(deps, input),
        certificate: (host) => showCertificate(host),
        pinCertificate: (input) => pinCertificate(deps, input),
        saveAuthority: (input) => saveAuthority(deps, input),
        tokens: () => listTokens(deps),
        addToken: (input) => addToken(deps, input),
        revokeToken: (id) => revokeToken(deps, id),
        authenticate: (token) => authenticateToken(deps, token),
        settings: () => loadSettings(deps),
        saveSettings: async (values) => {
            const saved = await saveSettings(deps, values);
            // A freeze window may be gone.
            await deps.releaser.look();
            return saved;
        },
    };
}

async function showRepository(deps: Dependencies, stack: string, hookSecret: string | null): Promise<RepositoryView> {
    const view = await repositoryView(deps.db, await requireConnected(deps.db, stack), await hookUrl(deps));
    return hookSecret === null ? view : { ...view, webhook: { ...view.webhook, secret: hookSecret } };
}

async function listDeployments(
    deps: Dependencies,
    { state, ...filter }: DeploymentFilter & { stack?: string },
): Promise<ListView<DeploymentView>> {
    const states = state && [state];
    const rows = await deployments.list(deps.db, { ...filter, states, limit: filter.limit + 1 });
    return toPage(await deploymentViews(deps.db, rows), filter.limit);
}

async function listReleases(deps: Dependencies, stack: string, page: Page): Promise<ListView<ReleaseView>> {
    if (!(await findConnected(deps.db, stack))) {
        throw new CicdError({
            code: "STACK_NOT_CONNECTED",
            message: `The stack "${stack}" is not connected to a Git repository, so it has no releases.`,
            hint: "Connect it first; what runs then becomes release #0.",
        });
    }
    const rows = await releases.list(deps.db, stack, { ...page, limit: page.limit + 1 });
    return toPage(rows.map(releaseView), page.limit);
}
