import type { z } from "zod";
import { PROTOCOL_VERSION, type CallName } from "../../common/socket-events";
import type { CALL_PAYLOADS } from "../../common/socket-payloads";
import { VERSION } from "../../common/version";
import type { CallContext } from "./call";

type Payloads = typeof CALL_PAYLOADS;
type Runs = { [Name in CallName]: (input: z.output<Payloads[Name]>, context: CallContext) => unknown };

/** Every name on the wire with what it does; all of them need a login. */
export const CALL_RUNS: Runs = {
    hello: ({ mark }, { host, connection }) => {
        if (mark !== undefined) {
            connection.mark(mark);
        }
        const marked = mark !== undefined;
        return { protocol: PROTOCOL_VERSION, extension: VERSION, host: host.name, version: host.version, marked };
    },
    stack: ({ stack }, { useCases }) => useCases.stack(stack),
    stacks: (_, { useCases }) => useCases.stacks(),
    connect: ({ stack, repository }, { useCases, actor }) => useCases.connect(stack, repository, actor),
    disconnect: ({ stack }, { useCases, actor }) => useCases.disconnect(stack, actor),
    repositories: (_, { useCases }) => useCases.repositories(),
    scanRepository: (input, { useCases }) => useCases.scanRepository(input),
    previewConnection: ({ stack, repository }, { useCases }) => useCases.previewConnection(stack, repository),
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
    stackSettings: ({ stack }, { useCases }) => useCases.stackSettings(stack),
    saveRepositorySwitches: ({ stack, allowed }, { useCases, actor }) =>
        useCases.saveRepositorySwitches(stack, allowed, actor),
    environment: ({ stack }, { useCases }) => useCases.environment(stack),
    saveEnvironment: ({ stack, ...input }, { useCases, actor }) => useCases.saveEnvironment(stack, input, actor),
    environmentKeys: ({ stack }, { useCases }) => useCases.environmentKeys(stack),
    saveEnvironmentKeys: ({ stack, edit }, { useCases, actor }) => useCases.saveEnvironmentKeys(stack, edit, actor),
    revealEnvironmentKey: ({ stack, key }, { useCases }) => useCases.revealEnvironmentKey(stack, key),
    previewEnvironment: ({ stack, ...asked }, { useCases }) => useCases.previewEnvironment(stack, asked),
    applyEnvironment: ({ stack }, { useCases, actor }) => useCases.applyEnvironment(stack, actor),
    rollbackEnvironment: ({ stack, release }, { useCases }) => useCases.rollbackEnvironment(stack, release),
    buildSecrets: ({ stack }, { useCases }) => useCases.buildSecrets(stack),
    setBuildSecret: ({ stack, ...secret }, { useCases, actor }) => useCases.setBuildSecret(stack, secret, actor),
    deleteBuildSecret: ({ stack, name }, { useCases, actor }) => useCases.deleteBuildSecret(stack, name, actor),
    deploy: ({ stack, ref }, { useCases, actor }) => useCases.deploy(stack, ref, actor),
    cancel: ({ deployment }, { useCases, actor }) => useCases.cancel(deployment, actor),
    queue: (_, { useCases }) => useCases.queue(),
    moveDeployment: ({ deployment, to }, { useCases, actor }) => useCases.moveDeployment(deployment, to, actor),
    approve: ({ deployment }, { useCases, actor }) => useCases.approve(deployment, actor),
    decideCanary: ({ deployment, action }, { useCases, actor }) => useCases.decideCanary(deployment, action, actor),
    retry: ({ deployment }, { useCases, actor }) => useCases.retry(deployment, actor),
    rollback: ({ stack, ...asked }, { useCases, actor }) => useCases.rollback(stack, asked, actor),
    plan: ({ stack, ...asked }, { useCases }) => useCases.plan(stack, asked),
    updatePlan: ({ stack }, { useCases }) => useCases.updatePlan(stack),
    updateImages: ({ stack, ...asked }, { useCases, actor }) => useCases.updateImages(stack, asked, actor),
    compareReleases: ({ stack, ...asked }, { useCases }) => useCases.compareReleases(stack, asked),
    drift: ({ stack }, { useCases }) => useCases.drift(stack),
    handEdit: ({ stack }, { useCases }) => useCases.handEdit(stack),
    decideHandEdit: ({ stack, ...decision }, { useCases, actor }) => useCases.decideHandEdit(stack, decision, actor),
    dropKeptEdit: ({ stack }, { useCases, actor }) => useCases.dropKeptEdit(stack, actor),
    audit: ({ stack }, { useCases }) => useCases.audit(stack),
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
    figures: (asked, { useCases }) => useCases.figures(asked),
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
    disk: (_, { useCases }) => useCases.disk(),
    freeDisk: ({ kinds }, { useCases, actor }) => useCases.freeDisk(kinds, actor),
    settings: (_, { useCases }) => useCases.settings(),
    saveSettings: ({ settings }, { useCases, actor }) => useCases.saveSettings(settings, actor),
    watch: ({ stack }, { watchers, connection }) => watchers.add(connection, stack),
    unwatch: ({ stack }, { watchers, connection }) => watchers.remove(connection, stack),
    openLog: ({ deployment, from }, { logViews }) => logViews.open(deployment, from),
    closeLog: ({ deployment }, { logViews }) => logViews.close(deployment),
    jobs: ({ stack }, { useCases }) => useCases.jobs(stack),
    saveJob: ({ stack, name, job }, { useCases, actor }) => useCases.saveJob(stack, { name, input: job }, actor),
    deleteJob: ({ stack, name }, { useCases, actor }) => useCases.deleteJob(stack, name, actor),
    runJob: ({ stack, name }, { useCases, actor }) => useCases.runJob(stack, name, actor),
    runOnce: ({ stack, ...input }, { useCases, actor }) => useCases.runOnce(stack, input, actor),
    jobRuns: ({ stack, ...filter }, { useCases }) => useCases.jobRuns(stack, filter),
    jobRun: ({ run }, { useCases }) => useCases.jobRun(run),
    cancelJobRun: ({ run }, { useCases, actor }) => useCases.cancelJobRun(run, actor),
    openJobLog: ({ run, from }, { jobLogViews }) => jobLogViews.open(run, from),
    closeJobLog: ({ run }, { jobLogViews }) => jobLogViews.close(run),
    async readJobLog({ run }, { useCases, jobLogs }) {
        await useCases.jobRun(run);
        return { text: await jobLogs.read(run) };
    },
    jobLogWindow: ({ run, ...ask }, { jobLogViews }) => jobLogViews.window(run, ask),
    searchJobLog: ({ run, ...search }, { jobLogViews }) => jobLogViews.search(run, search),
    logWindow: ({ deployment, ...ask }, { logViews }) => logViews.window(deployment, ask),
    readLog: ({ deployment, from }, { useCases }) => useCases.readLog(deployment, from),
    searchLog: ({ deployment, ...search }, { useCases }) => useCases.searchLog(deployment, search),
};
