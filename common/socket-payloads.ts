import { z } from "zod";
import {
    acceptHostKeySchema,
    buildConfigSchema,
    connectRepositorySchema,
    credentialChangeSchema,
    credentialSchema,
    deliveryFilterSchema,
    deploymentFilterSchema,
    deployUrlSchema,
    environmentSchema,
    hostAuthoritySchema,
    oneHostSchema,
    pinCertificateSchema,
    pageSchema,
    pauseRequestSchema,
    planRequestSchema,
    refSchema,
    rightsSchema,
    rollbackRequestSchema,
    settingsSchema,
    stackNameSchema,
    tokenSchema,
    updateImagesSchema,
} from "./schema";
import { buildSecretNameSchema, buildSecretSchema } from "./build-secret-schema";
import { environmentEditSchema, environmentKeySchema, environmentPreviewSchema } from "./environment-schema";
import { canaryActionSchema } from "./canary-schema";
import { compareSchema } from "./compare-schema";
import { handEditDecisionSchema } from "./hand-edit-schema";
import { logSearchSchema, logWindowSchema } from "./log-schema";
import { queueMoveSchema } from "./queue-schema";
import { auditFilterSchema } from "./audit-schema";
import { figuresSchema } from "./figures-schema";
import { freeDiskSchema } from "./disk-schema";
import { jobNameSchema, jobRunFilterSchema, jobSchema, oneOffSchema } from "./job-schema";
import { repositorySwitchesSchema } from "./repository-switches-schema";
import { ruleTestSchema } from "./rule-test-schema";
import {
    changeRepositorySchema,
    connectManySchema,
    previewConnectionSchema,
    scanRepositorySchema,
} from "./repository-schema";
import type { CallName } from "./socket-events";

const id = z.number().int().positive();
const nothing = z.strictObject({});
const stack = z.strictObject({ stack: stackNameSchema });
const deployment = z.strictObject({ deployment: id });
const oneJob = z.strictObject({ stack: stackNameSchema, name: jobNameSchema });
const run = z.strictObject({ run: id });
const someStack = z.strictObject({ stack: stackNameSchema.optional() });
const stackAndRef = z.strictObject({ stack: stackNameSchema, ref: refSchema.optional() });
const pageOfStack = pageSchema.extend({ stack: stackNameSchema });

/** What each call of `socket-events.ts` takes as its payload. The pages use the types only. */
export const CALL_PAYLOADS = {
    /** Versions meet here: what a newer one adds is no error. */
    hello: z.looseObject({ mark: z.string().min(16).max(64).optional() }),
    stack,
    stacks: nothing,
    connect: z.strictObject({ stack: stackNameSchema, repository: connectRepositorySchema }),
    disconnect: stack,
    repositories: nothing,
    scanRepository: scanRepositorySchema,
    previewConnection: z.strictObject({ stack: stackNameSchema, repository: previewConnectionSchema }),
    connectMany: connectManySchema,
    changeRepository: changeRepositorySchema.extend({ repository: id }),
    createHook: stack,
    checkHook: stack,
    removeHook: stack,
    rotateSecret: stack,
    makeDeployUrl: deployUrlSchema.extend({ stack: stackNameSchema }),
    testConnection: z.strictObject({ repository: connectRepositorySchema }),
    saveBuildConfig: z.strictObject({ stack: stackNameSchema, config: buildConfigSchema }),
    stackSettings: stack,
    saveRepositorySwitches: repositorySwitchesSchema.extend({ stack: stackNameSchema }),
    environment: stack,
    saveEnvironment: environmentSchema.extend({ stack: stackNameSchema }),
    environmentKeys: stack,
    saveEnvironmentKeys: z.strictObject({ stack: stackNameSchema, edit: environmentEditSchema }),
    revealEnvironmentKey: z.strictObject({ stack: stackNameSchema, key: environmentKeySchema }),
    previewEnvironment: environmentPreviewSchema.extend({ stack: stackNameSchema }),
    applyEnvironment: stack,
    rollbackEnvironment: z.strictObject({ stack: stackNameSchema, release: id }),
    buildSecrets: stack,
    setBuildSecret: buildSecretSchema.extend({ stack: stackNameSchema, name: buildSecretNameSchema }),
    deleteBuildSecret: z.strictObject({ stack: stackNameSchema, name: buildSecretNameSchema }),
    deploy: stackAndRef,
    cancel: deployment,
    queue: nothing,
    moveDeployment: queueMoveSchema.extend({ deployment: id }),
    approve: deployment,
    decideCanary: canaryActionSchema.extend({ deployment: id }),
    retry: deployment,
    rollback: rollbackRequestSchema.extend({ stack: stackNameSchema }),
    plan: planRequestSchema.safeExtend({ stack: stackNameSchema }),
    updatePlan: stack,
    updateImages: updateImagesSchema.extend({ stack: stackNameSchema }),
    drift: stack,
    compareReleases: compareSchema.extend({ stack: stackNameSchema }),
    handEdit: stack,
    decideHandEdit: handEditDecisionSchema.extend({ stack: stackNameSchema }),
    dropKeptEdit: stack,
    audit: stack,
    testRules: ruleTestSchema.extend({ stack: stackNameSchema }),
    rights: stack,
    saveRights: rightsSchema.extend({ stack: stackNameSchema }),
    pause: pauseRequestSchema.extend({ stack: stackNameSchema }),
    resume: stack,
    globalPause: nothing,
    pauseAll: pauseRequestSchema,
    resumeAll: nothing,
    deployments: deploymentFilterSchema.extend({ stack: stackNameSchema.optional() }),
    deployment,
    deploymentPlan: deployment,
    releases: pageOfStack,
    figures: figuresSchema,
    auditTrail: auditFilterSchema,
    webhookEvents: deliveryFilterSchema,
    webhookEvent: z.strictObject({ event: id }),
    redeliver: z.strictObject({ event: id }),
    credentials: nothing,
    addCredential: z.strictObject({ credential: credentialSchema }),
    changeCredential: z.strictObject({ credential: id, change: credentialChangeSchema }),
    deleteCredential: z.strictObject({ credential: id }),
    testCredential: z.strictObject({ credential: id }),
    hosts: nothing,
    acceptHostKey: acceptHostKeySchema,
    certificate: oneHostSchema,
    pinCertificate: pinCertificateSchema,
    saveAuthority: hostAuthoritySchema,
    tokens: nothing,
    addToken: z.strictObject({ token: tokenSchema }),
    revokeToken: z.strictObject({ token: id }),
    disk: nothing,
    freeDisk: freeDiskSchema,
    settings: nothing,
    saveSettings: z.strictObject({ settings: settingsSchema }),
    watch: someStack,
    unwatch: someStack,
    openLog: z.strictObject({ deployment: id, from: z.number().int().min(0).optional() }),
    closeLog: deployment,
    jobs: stack,
    saveJob: oneJob.extend({ job: jobSchema }),
    deleteJob: oneJob,
    runJob: oneJob,
    runOnce: oneOffSchema.extend({ stack: stackNameSchema }),
    jobRuns: jobRunFilterSchema.extend({ stack: stackNameSchema }),
    jobRun: run,
    cancelJobRun: run,
    openJobLog: run.extend({ from: z.number().int().min(0).optional() }),
    closeJobLog: run,
    readJobLog: run,
    jobLogWindow: logWindowSchema.safeExtend({ run: id }),
    searchJobLog: logSearchSchema.extend({ run: id }),
    logWindow: logWindowSchema.safeExtend({ deployment: id }),
    readLog: z.strictObject({ deployment: id, from: z.number().int().min(0).default(0) }),
    searchLog: logSearchSchema.extend({ deployment: id }),
} satisfies Record<CallName, z.ZodType>;

/** The payload as the caller writes it: what has a default may be left out. */
export type CallPayload<Name extends CallName> = z.input<(typeof CALL_PAYLOADS)[Name]>;
