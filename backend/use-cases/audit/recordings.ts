import type { AuditAction } from "../../../common/audit-actions";
import type { DeploymentView } from "../../../common/views";
import type { Actor, UseCases } from "../use-cases";

type ArgumentsOf<Name extends keyof UseCases> = UseCases[Name] extends (...args: infer Args) => unknown ? Args : never;
type AnswerOf<Name extends keyof UseCases> = Awaited<ReturnType<UseCases[Name]>>;

interface Recorded {
    action: AuditAction;
    /** "" for what concerns all stacks. */
    stack: string;
    /** Names and numbers. Never a value: it could be secret. */
    detail: string;
}

/** How one changing call is told. */
export interface Recording<Name extends keyof UseCases> {
    /** What is known only before the change: a name that it takes away, what was set. */
    before?(useCases: UseCases, args: ArgumentsOf<Name>): Promise<unknown>;
    after(told: { args: ArgumentsOf<Name>; answer: AnswerOf<Name>; before: unknown }): Recorded;
}

/** Each call that changes something, or shows a secret, takes who asks as its last argument. */
type Takes<Name extends keyof UseCases> = ArgumentsOf<Name> extends readonly [...unknown[], Actor] ? true : false;
type Changing = { [Name in keyof UseCases]: Takes<Name> extends true ? Name : never }[keyof UseCases];

/** Null for what writes into the trail itself. A call that changes something and is not here does not compile. */
export type Recordings = { [Name in Changing]: Recording<Name> | null };

const ofStack = (action: AuditAction, stack: string, detail = ""): Recorded => ({ action, stack, detail });
const ofAll = (action: AuditAction, detail = ""): Recorded => ofStack(action, "", detail);
const ofDeployment = (action: AuditAction, { id, stack }: DeploymentView, more = ""): Recorded =>
    ofStack(action, stack, `#${id} ${more}`.trim());

/** The keys that two objects don't have alike, in order. */
function changedKeys(before: unknown, after: unknown): string {
    const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
    const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now)])];
    return keys.filter((key) => JSON.stringify(old?.[key]) !== JSON.stringify(now[key])).join(", ");
}

const named = (list: readonly { id: number; name: string }[], id: number) =>
    list.find((one) => one.id === id)?.name ?? `#${id}`;

export const RECORDINGS: Recordings = {
    connect: { after: ({ args: [stack], answer }) => ofStack("connect", stack, `${answer.url} ${answer.branch}`) },
    disconnect: { after: ({ args: [stack] }) => ofStack("disconnect", stack) },
    connectMany: { after: ({ args: [input] }) => ofAll("connect", input.stacks.map(({ stack }) => stack).join(", ")) },
    changeRepository: {
        after: ({ args: [, change], answer }) =>
            ofAll("repository", `${answer.url}: ${Object.keys(change).join(", ")}`),
    },
    createHook: { after: ({ args: [stack] }) => ofStack("webhook", stack, "+") },
    removeHook: { after: ({ args: [stack] }) => ofStack("webhook", stack, "−") },
    rotateSecret: { after: ({ args: [stack] }) => ofStack("secret", stack) },
    makeDeployUrl: { after: ({ args: [stack] }) => ofStack("deploy-url", stack, "+") },
    removeDeployUrl: { after: ({ args: [stack] }) => ofStack("deploy-url", stack, "−") },
    saveBuildConfig: {
        before: (useCases, [stack]) => useCases.buildConfig(stack),
        after: ({ args: [stack], answer, before }) => ofStack("build-config", stack, changedKeys(before, answer)),
    },
    saveRepositorySwitches: {
        after: ({ args: [stack, allowed] }) => ofStack("repository-switches", stack, allowed.join(", ")),
    },
    saveEnvironment: { after: ({ args: [stack] }) => ofStack("environment", stack, ".env") },
    saveEnvironmentKeys: {
        after: ({ args: [stack, { set, remove }] }) =>
            ofStack("environment", stack, [...Object.keys(set), ...remove.map((key) => `−${key}`)].join(", ")),
    },
    environment: { after: ({ args: [stack] }) => ofStack("reveal", stack, ".env") },
    revealEnvironmentKey: { after: ({ args: [stack, key] }) => ofStack("reveal", stack, key) },
    applyEnvironment: { after: ({ answer }) => ofDeployment("apply-environment", answer) },
    setBuildSecret: { after: ({ args: [stack, { name }] }) => ofStack("build-secret", stack, name) },
    deleteBuildSecret: { after: ({ args: [stack, name] }) => ofStack("build-secret", stack, `−${name}`) },
    deploy: { after: ({ args: [, ref], answer }) => ofDeployment("deploy", answer, ref) },
    rollback: { after: ({ answer }) => ofDeployment("rollback", answer) },
    updateImages: { after: ({ answer }) => ofDeployment("update-images", answer) },
    cancel: { after: ({ answer }) => ofDeployment("cancel", answer) },
    retry: { after: ({ args: [id], answer }) => ofDeployment("retry", answer, `(#${id})`) },
    approve: { after: ({ answer }) => ofDeployment("approve", answer) },
    decideCanary: { after: ({ args: [, action], answer }) => ofDeployment("canary", answer, action) },
    moveDeployment: {
        before: (useCases, [id]) => useCases.deployment(id),
        after: ({ args: [, to], before }) => ofDeployment("move", before as DeploymentView, to),
    },
    saveRights: { after: ({ args: [stack, grants] }) => ofStack("rights", stack, grants.join(", ")) },
    pause: { after: ({ args: [stack, reason] }) => ofStack("pause", stack, reason) },
    resume: { after: ({ args: [stack] }) => ofStack("resume", stack) },
    pauseAll: { after: ({ args: [reason] }) => ofAll("pause", reason) },
    resumeAll: { after: () => ofAll("resume") },
    down: { after: ({ args: [stack] }) => ofStack("down", stack) },
    redeliver: { after: ({ args: [id] }) => ofAll("redeliver", `#${id}`) },
    addCredential: { after: ({ answer }) => ofAll("credential", `+${answer.name} (${answer.host})`) },
    changeCredential: { after: ({ answer }) => ofAll("credential", `${answer.name} (${answer.host})`) },
    deleteCredential: {
        before: async (useCases, [id]) => named(await useCases.credentials(), id),
        after: ({ before }) => ofAll("credential", `−${String(before)}`),
    },
    testCredential: null,
    acceptHostKey: { after: ({ answer }) => ofAll("host", answer.host) },
    certificate: null,
    pinCertificate: { after: ({ answer }) => ofAll("host", answer.host) },
    saveAuthority: { after: ({ args: [{ pem }], answer }) => ofAll("host", `${pem ? "" : "−"}${answer.host}`) },
    addToken: { after: ({ answer }) => ofAll("token", `+${answer.name} (${answer.scope})`) },
    revokeToken: {
        before: async (useCases, [id]) => named(await useCases.tokens(), id),
        after: ({ before }) => ofAll("token", `−${String(before)}`),
    },
    freeDisk: { after: ({ args: [kinds] }) => ofAll("disk", kinds.join(", ")) },
    saveSettings: {
        before: (useCases) => useCases.settings(),
        after: ({ answer, before }) => ofAll("settings", changedKeys(before, answer)),
    },
    saveJob: { after: ({ args: [stack, { name }] }) => ofStack("job", stack, name) },
    deleteJob: { after: ({ args: [stack, name] }) => ofStack("job", stack, `−${name}`) },
    runJob: { after: ({ args: [stack, name] }) => ofStack("job-run", stack, name) },
    runOnce: { after: ({ args: [stack, { name }] }) => ofStack("job-run", stack, name) },
    cancelJobRun: { after: ({ answer }) => ofStack("job-run", answer.stack, `−${answer.name}`) },
    decideHandEdit: null,
    dropKeptEdit: null,
};
