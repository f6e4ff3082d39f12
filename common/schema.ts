import { z } from "zod";
import { diskSettingsSchema } from "./disk-schema";
import { proxySettingsSchema } from "./proxy-settings-schema";
import { repositoryPathSchema } from "./repository-path-schema";
import { DEPLOYMENT_STATES, TRIGGERS, VERDICTS } from "./states";
import { isTimezone } from "./time-zone";

export * from "./access-schema";
export * from "./build-config-schema";

/** Compose refuses a leading "_", Dockge's own pattern does not; a managed stack obeys both. */
export const stackNameSchema = z
    .string()
    .max(63)
    .regex(/^[a-z0-9][a-z0-9_-]*$/, "a stack name has a-z, 0-9, - and _ only, and starts with a letter or digit");

/**
 * A branch, tag or commit as a person writes it. Git itself allows more (a leading "-", control characters are
 * refused here); what is left is still passed as one argument behind `--end-of-options`, never to a shell.
 */
export const refSchema = z
    .string()
    .min(1)
    .max(255)
    .refine((ref) => !ref.startsWith("-"), "a ref must not start with -")
    // eslint-disable-next-line no-control-regex
    .refine((ref) => !/[\u0000-\u0020\u007f~^:?*[\\]/.test(ref), "a ref must not contain spaces or ~ ^ : ? * [ \\")
    .refine((ref) => !ref.includes("..") && !ref.includes("@{"), "a ref must not contain .. or @{");

export const FORGE_NAMES = [
    "github",
    "gitlab",
    "bitbucket",
    "bitbucket-dc",
    "gitea",
    "forgejo",
    "gogs",
    "azure-devops",
    "generic",
] as const;
export type ForgeName = (typeof FORGE_NAMES)[number];

/** A token that a URL can hold and nobody guesses; Dokploy's own have 21 characters. */
export const deployUrlSchema = z.strictObject({
    token: z
        .string()
        .min(20)
        .max(200)
        .regex(/^[A-Za-z0-9_-]+$/, "a token has letters, digits, _ and - only")
        .optional(),
});

const globs = (max: number) => z.array(z.string().min(1).max(255)).max(max).default([]);

/** What a rule does with a push that it matches. `approval`: built and planned, then it waits for a person. */
const RULE_ACTIONS = ["auto", "manual", "approval"] as const;

/** Which pushes deploy a stack. The first rule that names the ref, the paths and the author decides. */
export const ruleSchema = z.strictObject({
    /** Branch globs; empty means the binding's own branch, unless the rule names tags only. */
    branches: globs(50),
    /** Tag globs; empty means no tag, unless `semver` is given. */
    tags: globs(50),
    /** A semver range that a tag (with or without a leading v) must satisfy, e.g. ">=1.2 <2". */
    semver: z.string().min(1).max(200).optional(),
    /** Path globs, `!` excludes; empty means every path. One changed path that matches is enough. */
    paths: globs(100),
    /** Globs over the pusher's login, `!` excludes; empty means everybody. */
    authors: globs(50),
    /** Also pull requests into these branches. Those of forks and of people outside always wait for approval. */
    pullRequests: z.boolean().default(false),
    /** Wait until the forge's checks of the commit are green. */
    requireChecks: z.boolean().default(false),
    /** Deploy even when the commit's message says [skip ci] and the like. */
    ignoreSkipMarkers: z.boolean().default(false),
    action: z.enum(RULE_ACTIONS).default("auto"),
});
export type Rule = z.infer<typeof ruleSchema>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day like 22:30");
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A time in which nothing is deployed by itself: every week, or once. */
export const freezeWindowSchema = z.union([
    z.strictObject({
        days: z.array(z.enum(WEEKDAYS)).min(1).max(7),
        from: timeOfDay,
        /** At or before `from` it is on the following day. */
        to: timeOfDay,
        /** IANA name, e.g. Europe/Berlin. */
        timezone: z.string().max(60).refine(isTimezone, "a time zone by its name, like Europe/Berlin").default("UTC"),
        reason: z.string().max(200).default(""),
    }),
    z
        .strictObject({
            begin: z.iso.datetime({ offset: true }),
            end: z.iso.datetime({ offset: true }),
            reason: z.string().max(200).default(""),
        })
        .refine(({ begin, end }) => Date.parse(begin) < Date.parse(end), "a window ends after it begins"),
]);
export type FreezeWindow = z.infer<typeof freezeWindowSchema>;
const freezeWindows = z.array(freezeWindowSchema).max(50).default([]);

/** What happens to something on disk that Git has differently when a stack is connected. */
const adoptionChoiceSchema = z.enum(["mine", "git"]);

export const connectRepositorySchema = z.strictObject({
    url: z.string().min(1).max(2000),
    /** Of a new repository "generic" unless given; a known one keeps its own. */
    forge: z.enum(FORGE_NAMES).optional(),
    branch: refSchema.default("main"),
    composePath: z
        .union([repositoryPathSchema, z.array(repositoryPathSchema).min(1).max(10)])
        .transform((path) => (Array.isArray(path) ? path : [path]))
        .optional(),
    /** Compose profiles to start. */
    profiles: z
        .array(z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, "a profile has letters, digits, _ . and - only"))
        .max(20)
        .default([]),
    /** Files in the repository that supply values for keys which the stack's `.env` lacks; later ones win. */
    envFiles: z.array(repositoryPathSchema).max(10).default([]),
    /** Id of a stored credential; null for a public repository. */
    credential: z.number().int().positive().nullable().optional(),
    rules: z.array(ruleSchema).max(50).default([]),
    freezeWindows,
    /** Where the deployed stack answers, for the forge's deployment status; empty when unknown. */
    environmentUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).default(""),
    /**
     * Of the repository: the credential for the forge's API (statuses, checks, hooks), where the one for git can't serve;
     * null for none.
     */
    apiCredential: z.number().int().positive().nullable().optional(),
    /** Of the repository: minutes between two looks for missed pushes; 0 looks at start-up only. */
    pollMinutes: z.number().int().min(0).max(10_080).optional(),
    /** Of the repository: report commit and deployment statuses to the forge. */
    reportStatus: z.boolean().optional(),
    /** Per path that differs from Git: keep mine or take Git's. Undecided paths keep what is on disk; left out, what was decided before stays. */
    adopt: z.record(z.string(), adoptionChoiceSchema).optional(),
});
export type ConnectRepository = z.infer<typeof connectRepositorySchema>;

export const environmentSchema = z.strictObject({
    /** The whole text of the stack's `.env`. */
    text: z.string().max(262_144),
    /** Fingerprint of the text that the edit started from; a mismatch is refused, so that no edit is lost. */
    basedOn: z.string().max(64).optional(),
});

/** The whole set: what is not in it is not granted any more. */
export const rightsSchema = z.strictObject({ grants: z.array(z.string().min(3).max(5000)).max(500) });

export const deployRequestSchema = z.strictObject({ ref: refSchema.optional() });
/** What a plan is asked for: a ref of the repository, or a kept release to go back to. */
export const planRequestSchema = z
    .strictObject({ ref: refSchema.optional(), release: z.coerce.number().int().positive().optional() })
    .refine(({ ref, release }) => ref === undefined || release === undefined, {
        message: "give `ref` or `release`, not both",
    });
export type PlanRequest = z.infer<typeof planRequestSchema>;
export const updateImagesSchema = z.strictObject({
    /** Built images too: the live commit is built anew on newer base images. */
    rebuild: z.boolean().default(false),
});
export type UpdateImages = z.infer<typeof updateImagesSchema>;

export const rollbackRequestSchema = z.strictObject({
    release: z.number().int().positive(),
    /** The volumes that are kept with the release come back too; what was written since is copied first. */
    volumes: z.boolean().default(false),
});
export type RollbackRequest = z.infer<typeof rollbackRequestSchema>;
export const pauseRequestSchema = z.strictObject({ reason: z.string().max(500).default("") });

export const TOKEN_SCOPES = ["administrator", "operator", "viewer"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];
export const tokenSchema = z.strictObject({
    name: z.string().trim().min(1).max(100),
    scope: z.enum(TOKEN_SCOPES).default("operator"),
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
});

export const settingsSchema = z.strictObject({
    /** Where forges reach this server, e.g. https://dockge.example.org */
    publicUrl: z
        .union([z.literal(""), z.url({ protocol: /^https?$/ })])
        .transform((url) => url.replace(/\/+$/, ""))
        .default(""),
    /** Deployments that may run at once over all stacks; 0 means half of the cores. */
    parallelDeployments: z.number().int().min(0).max(64).default(0),
    maxBodyBytes: z.number().int().min(1024).max(26_214_400).default(1_048_576),
    keepDeliveryDays: z.number().int().min(1).max(3650).default(30),
    /** Nothing is deployed by itself in these, in any stack. */
    freezeWindows,
    /** Port of a second listener that serves webhooks only; 0 for none. */
    hookPort: z.number().int().min(0).max(65_535).default(0),
    /** Where forges reach that listener, when publicUrl is where people reach the pages; empty when it is one address. */
    hookUrl: z
        .union([z.literal(""), z.url({ protocol: /^https?$/ })])
        .transform((url) => url.replace(/\/+$/, ""))
        .default(""),
    /** Prometheus may read /metrics without a token. */
    openMetrics: z.boolean().default(false),
    /** What is kept, and how much has to be free. */
    disk: diskSettingsSchema.prefault({}),
    /** Stacks whose commands may run on the host itself, with this server's user. */
    hostCommandStacks: z.array(stackNameSchema).max(500).default([]),
    /** Where the user's own proxies are, that services may be exchanged behind. */
    proxies: proxySettingsSchema.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

export const pageSchema = z.strictObject({
    /** `next` of the previous page. */
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type Page = z.infer<typeof pageSchema>;

/** The history: a page of it, narrowed down. */
export const deploymentFilterSchema = pageSchema.extend({
    state: z.enum(DEPLOYMENT_STATES).optional(),
    trigger: z.enum(TRIGGERS).optional(),
    /** Part of the commit's message or author, of the SHA or of the ref. */
    search: z.string().max(200).optional(),
    /** Part of the commit author's name. */
    author: z.string().max(200).optional(),
    /** The short name of a branch or tag, whole. */
    branch: refSchema.optional(),
    /** The beginning of the commit's SHA. */
    commit: z
        .string()
        .regex(/^[0-9a-fA-F]{1,64}$/, "the beginning of a commit's SHA, like 1a2b3c4")
        .optional(),
    /** Asked for at or after this moment. */
    from: z.iso.datetime({ offset: true }).optional(),
    /** Asked for before this moment. */
    to: z.iso.datetime({ offset: true }).optional(),
});
export type DeploymentFilter = z.infer<typeof deploymentFilterSchema>;

/** Deliveries: a page of them, narrowed down to those of a stack's repository and to one verdict. */
export const deliveryFilterSchema = pageSchema.extend({
    stack: stackNameSchema.optional(),
    verdict: z.enum(VERDICTS).optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;
