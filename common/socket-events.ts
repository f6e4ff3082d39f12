/**
 * Names on the wire between panel and server (payloads: `socket-payloads.ts`). They travel through Dockge's agent channel, which knows one callback
 * per name, so all of ours carry the prefix. A call is `(payload, answer)`; every answer is `{ ok: true, data }` or
 * `{ ok: false, error: ErrorView }`.
 */
export const CALLS = {
    /** `{ mark? }`: answers a Hello; pushes of this connection carry the mark from then on. */
    hello: "cicd:hello",
    stack: "cicd:stack",
    stacks: "cicd:stacks",
    connect: "cicd:connect",
    disconnect: "cicd:disconnect",
    repositories: "cicd:repositories",
    scanRepository: "cicd:scanRepository",
    /** Answers a ConnectionPreviewView. */
    previewConnection: "cicd:previewConnection",
    connectMany: "cicd:connectMany",
    changeRepository: "cicd:changeRepository",
    createHook: "cicd:createHook",
    checkHook: "cicd:checkHook",
    removeHook: "cicd:removeHook",
    rotateSecret: "cicd:rotateSecret",
    makeDeployUrl: "cicd:makeDeployUrl",
    testConnection: "cicd:testConnection",
    saveBuildConfig: "cicd:saveBuildConfig",
    stackSettings: "cicd:stackSettings",
    saveRepositorySwitches: "cicd:saveRepositorySwitches",
    environment: "cicd:environment",
    saveEnvironment: "cicd:saveEnvironment",
    environmentKeys: "cicd:environmentKeys",
    saveEnvironmentKeys: "cicd:saveEnvironmentKeys",
    revealEnvironmentKey: "cicd:revealEnvironmentKey",
    previewEnvironment: "cicd:previewEnvironment",
    applyEnvironment: "cicd:applyEnvironment",
    rollbackEnvironment: "cicd:rollbackEnvironment",
    buildSecrets: "cicd:buildSecrets",
    setBuildSecret: "cicd:setBuildSecret",
    deleteBuildSecret: "cicd:deleteBuildSecret",
    deploy: "cicd:deploy",
    cancel: "cicd:cancel",
    /** Answers a QueueView, and so does `moveDeployment`. */
    queue: "cicd:queue",
    moveDeployment: "cicd:moveDeployment",
    approve: "cicd:approve",
    /** `{ deployment, action }`: promotes or aborts the canary that is under way. */
    decideCanary: "cicd:decideCanary",
    retry: "cicd:retry",
    rollback: "cicd:rollback",
    /** Answers a PlanView. */
    updatePlan: "cicd:updatePlan",
    updateImages: "cicd:updateImages",
    plan: "cicd:plan",
    drift: "cicd:drift",
    /** `{ stack, from, to }`: two releases by their ids, or a release and "git"; answers a ComparisonView. */
    compareReleases: "cicd:compareReleases",
    /** Answers a HandEditView, `decideHandEdit` a HandEditOutcome. */
    handEdit: "cicd:handEdit",
    decideHandEdit: "cicd:decideHandEdit",
    dropKeptEdit: "cicd:dropKeptEdit",
    audit: "cicd:audit",
    testRules: "cicd:testRules",
    rights: "cicd:rights",
    saveRights: "cicd:saveRights",
    pause: "cicd:pause",
    resume: "cicd:resume",
    globalPause: "cicd:globalPause",
    pauseAll: "cicd:pauseAll",
    resumeAll: "cicd:resumeAll",
    deployments: "cicd:deployments",
    deployment: "cicd:deployment",
    /** Answers null before the plan is made. */
    deploymentPlan: "cicd:deploymentPlan",
    releases: "cicd:releases",
    figures: "cicd:figures",
    auditTrail: "cicd:auditTrail",
    webhookEvents: "cicd:webhookEvents",
    webhookEvent: "cicd:webhookEvent",
    redeliver: "cicd:redeliver",
    credentials: "cicd:credentials",
    addCredential: "cicd:addCredential",
    changeCredential: "cicd:changeCredential",
    deleteCredential: "cicd:deleteCredential",
    testCredential: "cicd:testCredential",
    hosts: "cicd:hosts",
    acceptHostKey: "cicd:acceptHostKey",
    certificate: "cicd:certificate",
    pinCertificate: "cicd:pinCertificate",
    saveAuthority: "cicd:saveAuthority",
    tokens: "cicd:tokens",
    addToken: "cicd:addToken",
    revokeToken: "cicd:revokeToken",
    disk: "cicd:disk",
    freeDisk: "cicd:freeDisk",
    settings: "cicd:settings",
    saveSettings: "cicd:saveSettings",
    /** `{ stack }` or `{}` for all: start to receive PUSHES.changed for it on this connection. */
    watch: "cicd:watch",
    unwatch: "cicd:unwatch",
    /**
     * `{ deployment, from?: number }`: start to receive PUSHES.log; answers `{ size, firstOffset }`. Without `from` it
     * begins near the end of the log. A slow connection is waited for on the server's side: pieces need no answer.
     */
    openLog: "cicd:openLog",
    closeLog: "cicd:closeLog",
    /** `{ deployment, from?: number }`: answers a LogWindowView; the download asks for one window after the other. */
    readLog: "cicd:readLog",
    /** `{ deployment, before? | line? | from?, bytes? }`: answers a LogPartView, the log's end unless asked otherwise. */
    logWindow: "cicd:logWindow",
    jobs: "cicd:jobs",
    saveJob: "cicd:saveJob",
    deleteJob: "cicd:deleteJob",
    runJob: "cicd:runJob",
    /** Runs a command that is not kept. */
    runOnce: "cicd:runOnce",
    jobRuns: "cicd:jobRuns",
    jobRun: "cicd:jobRun",
    cancelJobRun: "cicd:cancelJobRun",
    /** As openLog, closeLog, readLog, logWindow and searchLog, by `{ run }` and with PUSHES.jobLog. */
    openJobLog: "cicd:openJobLog",
    closeJobLog: "cicd:closeJobLog",
    readJobLog: "cicd:readJobLog",
    jobLogWindow: "cicd:jobLogWindow",
    searchJobLog: "cicd:searchJobLog",
    /** `{ deployment, search, from?, limit? }`: answers a LogHitsView over the whole kept log. */
    searchLog: "cicd:searchLog",
} as const;
export type CallName = keyof typeof CALLS;

export const PUSHES = {
    /** `{}`: to a connection that was there before the extension was, and whose calls nobody has answered so far. */
    ready: "cicd:ready",
    /** `{ stack, deployment: DeploymentView }` */
    changed: "cicd:changed",
    /** `{ stack }`: something else about the stack changed (repository, settings, delivery); ask again. */
    stackChanged: "cicd:stackChanged",
    /** `{ stack, deployment, canaries: CanaryView[] }`: the figures of a deployment's canaries. */
    canary: "cicd:canary",
    /** `{ stack, turns: QueueTurn[] }`: the places in line of the stack's queued deployments. */
    turns: "cicd:turns",
    /** `{ stack, health: ServiceHealthView[] }`: a container of the stack has another state than before. */
    health: "cicd:health",
    /** `{ stack, drift: DriftView }`: something else differs from the release than before. */
    drift: "cicd:driftChanged",
    /**
     * `{ deployment, offset, line, times, text, end }`: `line` is the number of its first byte's line, counted from 0,
     * `times` as in a LogPartView; `end` is true once with the last piece.
     */
    log: "cicd:log",
    /** `{ stack, run: JobRunView }`: a run was made or changed its state. */
    jobRunChanged: "cicd:jobRunChanged",
    /** `{ run, offset, text, end }`, as `log`. */
    jobLog: "cicd:jobLog",
} as const;

/** Raised when an older panel or agent could misunderstand a newer one. */
export const PROTOCOL_VERSION = 1;

import type { ErrorView } from "./errors";
export type Answer<T> = { ok: true; data: T } | { ok: false; error: ErrorView };
