import type { z } from "zod";
import { PROTOCOL_VERSION, type CallName } from "../../common/socket-events";
import type { CALL_PAYLOADS } from "../../common/socket-payloads";
import type { CallContext } from "./call";

type Payloads = typeof CALL_PAYLOADS;
type Runs = { [Name in CallName]: (input: z.output<Payloads[Name]>, context: CallContext) => unknown };

/** Every name on the wire with what it does; all of them need a login. */
export const CALL_RUNS: Runs = {
    hello: (_, { host }) => ({ protocol: PROTOCOL_VERSION, host: host.name, version: host.version }),
    stack: ({ stack }, { useCases }) => useCases.stack(stack),
    stacks: (_, { useCases }) => useCases.stacks(),
    connect: ({ stack, repository }, { useCases, actor }) => useCases.connect(stack, repository, actor),
    disconnect: ({ stack }, { useCases, actor }) => useCases.disconnect(stack, actor),
    repositories: (_, { useCases }) => useCases.repositories(),
    scanRepository: (input, { useCases }) => useCases.scanRepository(input),
    connectMany: (input, { useCases, actor }) => useCases.connectMany(input, actor),
    changeRepository: ({ repository, ...change }, { useCases, actor }) =>
        useCases.changeRepository(repository, change, actor),
    createHook: ({ stack }, { useCases, actor }) => useCases.createHook(stack, actor),
    checkHook: ({ stack }, { useCases }) => useCases.checkHook(stack),
    removeHook: ({ stack }, { useCases, actor }) => useCases.removeHook(stack, actor),
    rotateSecret: ({ stack }, { useCases, actor }) => useCases.rotateSecret(stack, actor),
    makeDeployUrl: ({ stack, token }, { useCases, actor }) => useCases.makeDeployUrl(stack, token, actor),
    testConnection: ({ repository }, { useCases }) => useCases.testConnection(repository),
    saveBuildConfig: ({ stack, config }, { useCases, actor }) => useCases.saveBuildConfig(stack, config, actor),
    environment: ({ stack }, { useCases }) => useCases.environment(stack),
    saveEnvironment: ({ stack, ...input }, { useCases, actor }) => useCases.saveEnvironment(stack, input, actor),
    deploy: ({ stack, ref }, { useCases, actor }) => useCases.deploy(stack, ref, actor),
    cancel: ({ deployment }, { useCases, actor }) => useCases.cancel(deployment, actor),
    approve: ({ deployment }, { useCases, actor }) => useCases.approve(deployment, actor),
    retry: ({ deployment }, { useCases, actor }) => useCases.retry(deployment, actor),
    rollback: ({ stack, release }, { useCases, actor }) => useCases.rollback(stack, release, actor),
    plan: ({ stack, ref }, { useCases }) => useCases.plan(stack, ref),
    drift: ({ stack }, { useCases }) => useCases.drift(stack),
    testRules: ({ stack, ...test }, { useCases }) => useCases.testRules(stack, test),
    rights: ({ stack }, { useCases }) => useCases.rights(stack),
    saveRights: ({ stack, grants }, { useCases, actor }) => useCases.saveRights(stack, grants, actor),
    pause: ({ stack, reason }, { useCases, actor }) => useCases.pause(stack, reason, actor),
    resume: ({ stack }, { useCases, actor }) => useCases.resume(stack, actor),
    globalPause: (_, { useCases }) => useCases.globalPause(),
    pauseAll: ({ reason }, { useCases, actor }) => useCases.pauseAll(reason, actor),
    resumeAll: (_, { useCases, actor }) => useCases.resumeAll(actor),
    deployments: (filter, { useCases }) => useCases.deployments(filter),
    deployment: ({ deployment }, { useCases }) => useCases.deployment(deployment),
    deploymentPlan: ({ deployment }, { useCases }) => useCases.deploymentPlan(deployment),
    releases: ({ stack, ...page }, { useCases }) => useCases.releases(stack, page),
    webhookEvents: (filter, { useCases }) => useCases.webhookEvents(filter),
    webhookEvent: ({ event }, { useCases }) => useCases.webhookEvent(event),
    redeliver: ({ event }, { useCases, actor }) => useCases.redeliver(event, actor),
    credentials: (_, { useCases }) => useCases.credentials(),
    addCredential: ({ credential }, { useCases, actor }) => useCases.addCredential(credential, actor),
    changeCredential: ({ credential, change }, { useCases, actor }) =>
        useCases.changeCredential(credential, change, actor),
    deleteCredential: ({ credential }, { useCases, actor }) => useCases.deleteCredential(credential, actor),
    testCredential: ({ credential }, { useCases, actor }) => useCases.testCredential(credential, actor),
    hosts: (_, { useCases }) => useCases.hosts(),
    acceptHostKey: (input, { useCases, actor }) => useCases.acceptHostKey(input, actor),
    certificate: ({ host }, { useCases, actor }) => useCases.certificate(host, actor),
    pinCertificate: (input, { useCases, actor }) => useCases.pinCertificate(input, actor),
    saveAuthority: (input, { useCases, actor }) => useCases.saveAuthority(input, actor),
    tokens: (_, { useCases }) => useCases.tokens(),
    addToken: ({ token }, { useCases, actor }) => useCases.addToken(token, actor),
    revokeToken: ({ token }, { useCases, actor }) => useCases.revokeToken(token, actor),
    settings: (_, { useCases }) => useCases.settings(),
    saveSettings: ({ settings }, { useCases, actor }) => useCases.saveSettings(settings, actor),
    watch: ({ stack }, { watchers, connection }) => watchers.add(connection, stack),
    unwatch: ({ stack }, { watchers, connection }) => watchers.remove(connection, stack),
    openLog: ({ deployment, from }, { logViews }) => logViews.open(deployment, from),
    closeLog: ({ deployment }, { logViews }) => logViews.close(deployment),
    async readLog({ deployment }, { useCases, logs }) {
        await useCases.deployment(deployment);
        return { text: await logs.read(deployment) };
    },
};
