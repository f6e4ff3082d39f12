import { CicdError } from "../../common/errors";
import type { JobRunView } from "../../common/job-views";
import { buildConfigSchema, commandSchema, settingsSchema } from "../../common/schema";
import type { RepositorySwitch } from "../../common/setting-policy";
import type { DeploymentView, RepositoryView } from "../../common/views";
import type { Actor, UseCases } from "../../backend/use-cases/use-cases";
import { stackSettingsView } from "./canned-settings";

export type Asked = { name: keyof UseCases; args: unknown[] };

export function deploymentView(id: number, change: Partial<DeploymentView> = {}): DeploymentView {
    return {
        id,
        stack: "shop",
        state: "queued",
        waitingReason: null,
        waitingDetail: null,
        waitingUntil: null,
        released: [],
        untrusted: false,
        retryFrom: null,
        retryOf: null,
        trigger: "manual",
        ref: "refs/heads/main",
        commit: null,
        requestedBy: "ana",
        attempt: 0,
        release: null,
        supersededBy: null,
        error: null,
        queuedAt: "2026-01-01T00:00:00.000Z",
        startedAt: null,
        finishedAt: null,
        cancelRequested: false,
        canaries: [],
        steps: [],
        ...change,
    };
}

const repository = {
    id: 1,
    url: "https://git.example.org/shop.git",
    webhook: { url: "https://dockge.example.org/cicd/hooks/github/t", secret: "s", refused: 0 },
} as unknown as RepositoryView;

export function jobRunView(id: number, change: Partial<JobRunView> = {}): JobRunView {
    return {
        id,
        stack: "shop",
        name: "backup",
        job: 1,
        command: commandSchema.parse({ run: "pg_dump shop", runIn: "db" }),
        state: "queued",
        trigger: "manual",
        requestedBy: "ana",
        release: null,
        exitCode: null,
        error: null,
        dueAt: null,
        queuedAt: "2026-01-01T00:00:00.000Z",
        startedAt: null,
        finishedAt: null,
        cancelRequested: false,
        ...change,
    };
}

/** Deployments and runs 1 to 99 exist; everything is remembered in `asked`. Tokens are the names of their scopes. */
export class FakeUseCases {
    readonly asked: Asked[] = [];
    readonly settings = settingsSchema.parse({});
    readonly deployments = new Map<number, DeploymentView>();
    readonly runs = new Map<number, JobRunView>();
    /** Thrown by the next call of that name. */
    readonly failing = new Map<keyof UseCases, Error>();

    /** What answers as the use cases do. */
    readonly useCases: UseCases = new Proxy({} as UseCases, {
        get:
            (_, name: keyof UseCases) =>
            (...args: unknown[]) =>
                this.#call(name, args),
    });

    names(): string[] {
        return this.asked.map(({ name }) => name);
    }

    async #call(name: keyof UseCases, args: unknown[]): Promise<unknown> {
        if (name === "authenticate") {
            return this.#actor(args[0] as string);
        }
        this.asked.push({ name, args });
        const failure = this.failing.get(name);
        if (failure) {
            throw failure;
        }
        return this.#answers()[name]?.(...(args as never[]));
    }

    #actor(token: string): Actor | null {
        const scopes = ["administrator", "operator", "viewer"] as const;
        const scope = scopes.find((known) => token.startsWith(known));
        return scope ? { name: `token ${token}`, scope } : null;
    }

    #answers(): Partial<Record<keyof UseCases, (...args: never[]) => unknown>> {
        const list = () => ({ items: [], next: null });
        const deployment = (id: number) => this.#deployment(id);
        return {
            stack: (stack: string) => ({ stack }),
            stacks: () => [],
            health: () => [{ service: "web", state: "healthy", containers: 1, detail: "" }],
            queueTurns: (stacks: string[]) =>
                new Map(
                    stacks.map((stack) => [stack, [{ deployment: 7, place: 2, behind: null, places: 1, taken: 1 }]]),
                ),
            connect: () => repository,
            repository: () => repository,
            repositories: () => [],
            scanRepository: () => ({ files: [], stacks: [] }),
            previewConnection: (stack: string) => ({ stack, files: [] }),
            connectMany: () => ({ repository: null, rows: [] }),
            changeRepository: (id: number) => ({ id }),
            rotateSecret: () => repository,
            makeDeployUrl: () => ({ url: "https://dockge.example.org/api/deploy/compose/t" }),
            buildConfig: () => buildConfigSchema.parse({}),
            saveBuildConfig: (_: string, config: object) => config,
            stackSettings: () => stackSettingsView(),
            cicdSchema: () => ({ type: "object" }),
            saveRepositorySwitches: (_: string, allowed: RepositorySwitch[]) => stackSettingsView({ allowed }),
            environment: () => ({ text: "A=1\n", fingerprint: "f" }),
            saveEnvironment: () => ({ text: "A=2\n", fingerprint: "g" }),
            environmentKeys: () => ({ fingerprint: "f", keys: [], pending: [], release: null }),
            saveEnvironmentKeys: () => ({ fingerprint: "g", keys: [], pending: [], release: null }),
            revealEnvironmentKey: () => ({ value: "v" }),
            previewEnvironment: () => ({ keys: [], changes: [], missing: [], rights: [], notes: [], stacks: [] }),
            applyEnvironment: () => deploymentView(3, { trigger: "environment" }),
            rollbackEnvironment: () => ({ kept: [], restored: [], missed: [], needed: [], dropped: [] }),
            buildSecrets: () => [],
            setBuildSecret: () => [],
            deleteBuildSecret: () => [],
            deploy: () => deploymentView(1),
            rollback: () => deploymentView(2, { trigger: "rollback" }),
            updateImages: () => deploymentView(2, { trigger: "update-images" }),
            updatePlan: () => ({
                commit: null,
                changes: [],
                commits: [],
                differences: [],
                missingEnvironment: [],
                rights: [],
                notes: [],
            }),
            deployment,
            cancel: deployment,
            searchLog: () => ({ items: [], next: null }),
            readLog: () => ({ text: "", next: null }),
            queue: () => ({ places: 1, taken: 0, queued: 0, items: [] }),
            moveDeployment: () => ({ places: 1, taken: 0, queued: 0, items: [] }),
            retry: deployment,
            approve: deployment,
            decideCanary: deployment,
            compareReleases: () => ({ files: [], environment: [], images: [] }),
            deployments: list,
            releases: list,
            auditTrail: list,
            figures: () => ({ days: [], steps: [], reasons: [] }),
            webhookEvents: list,
            webhookEvent: (id: number) => ({ id }),
            redeliver: (id: number) => ({ id }),
            credentials: () => [],
            addCredential: () => ({ id: 1 }),
            changeCredential: (id: number) => ({ id }),
            testCredential: () => ({ ok: true, refused: false, message: "registry.example.org accepts the login." }),
            hosts: () => [],
            acceptHostKey: ({ host }: { host: string }) => ({ host }),
            certificate: (host: string) => ({ host }),
            pinCertificate: ({ host }: { host: string }) => ({ host }),
            saveAuthority: ({ host }: { host: string }) => ({ host }),
            disk: () => ({ freeBytes: 1, floorBytes: 0, items: [] }),
            freeDisk: () => ({ freedBytes: 0, freedCount: 0, busy: [] }),
            settings: () => this.settings,
            jobs: () => [],
            job: (stack: string, name: string) => ({ id: 1, stack, name }),
            saveJob: (stack: string, { name }: { name: string }) => ({ id: 1, stack, name }),
            runJob: () => jobRunView(1),
            runOnce: () => jobRunView(2, { job: null }),
            jobRuns: list,
            jobRun: (id: number) => this.#run(id),
            cancelJobRun: (id: number) => this.#run(id),
        };
    }

    #run(id: number): JobRunView {
        if (id > 99) {
            throw new CicdError({ code: "NOT_FOUND", message: "There is no such run.", hint: "Look at the list." });
        }
        return this.runs.get(id) ?? jobRunView(id);
    }

    #deployment(id: number): DeploymentView {
        if (id > 99) {
            throw new CicdError({
                code: "NOT_FOUND",
                message: "There is no such deployment.",
                hint: "Look at the list.",
            });
        }
        return this.deployments.get(id) ?? deploymentView(id);
    }
}
