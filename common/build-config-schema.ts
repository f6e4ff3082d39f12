import { z } from "zod";
import { cronSchema } from "./cron/cron-schema";
import { isTimezone } from "./time-zone";
import { repositoryPathSchema } from "./repository-path-schema";
import { rolloutSchema } from "./rollout-schema";

/** How a stack's images come about; each name is one file in `backend/deploy/builders`. */
export const BUILDERS = [
    "compose",
    "dockerfile",
    "commands",
    "static",
    "image",
    "buildpacks",
    "nixpacks",
    "railpack",
] as const;
export type BuilderName = (typeof BUILDERS)[number];

/** Those that start containers by themselves, out of reach of the stack's limits. */
export const UNCAPPED_BUILDERS: readonly BuilderName[] = ["buildpacks", "nixpacks"];

const seconds = (fallback: number, max: number) => z.number().int().min(1).max(max).default(fallback);

/** An image as it is written in a compose file. */
const imageNameSchema = z
    .string()
    .min(1)
    .max(500)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/, "an image is written like registry/name:tag");

const serviceName = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/, "a service has letters, digits, . _ and - only");
const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "a variable has letters, digits and _ only");
const variables = z.record(variableName, z.string().max(4000)).default({});

/** When a command runs: after all before it went well, after something failed, or whatever happened. */
export const COMMAND_CONDITIONS = ["success", "failure", "always"] as const;

/**
 * One command around the build or the deployment. Without `runIn` and `onHost` it runs in a container of `image` with
 * the workspace (the checkout) mounted and as its working directory.
 */
export const commandSchema = z
    .strictObject({
        /** What people see; the command itself unless given. */
        name: z.string().trim().min(1).max(100).optional(),
        /** A line for the shell of the container, or argv, run as it is. */
        run: z.union([z.string().min(1).max(20_000), z.array(z.string().max(20_000)).min(1).max(200)]),
        image: imageNameSchema.optional(),
        /** A service of the stack: its new image, networks, volumes and environment; before and after deploying only. */
        runIn: serviceName.optional(),
        /** On the host itself, with the server's own user; an administrator has to allow it for the stack. */
        onHost: z.boolean().default(false),
        on: z.enum(COMMAND_CONDITIONS).default("success"),
        timeout: seconds(600, 86_400),
        /** How often it is tried again after it failed. */
        retries: z.number().int().min(0).max(10).default(0),
        /** Its failure is noted, and the deployment goes on. */
        allowFailure: z.boolean().default(false),
        /** False: neither a cancel nor a stop of the server cuts it off (a migration); its timeout still does. */
        interruptible: z.boolean().default(true),
        environment: variables,
        /** Below the workspace. */
        directory: repositoryPathSchema.default("."),
    })
    .refine(({ image, runIn, onHost }) => [image, runIn, onHost || undefined].filter(Boolean).length === 1, {
        message: "a command names exactly one place to run in: image, runIn or onHost",
    });
export type CommandConfig = z.infer<typeof commandSchema>;

/** Where commands stand around a deployment's own steps. */
export const COMMAND_PHASES = ["preBuild", "build", "test", "preDeploy", "postDeploy"] as const;
export type CommandPhase = (typeof COMMAND_PHASES)[number];

const commands = z.array(commandSchema).max(50).default([]);

/** Steps that can be tried again by themselves; commands have retries of their own. */
const retries = z.number().int().min(0).max(10).default(0);

export const buildConfigSchema = z.strictObject({
    builder: z.enum(BUILDERS).default("compose"),
    /** Which service gets the image of a builder that makes one; not needed where only one can be meant. */
    service: serviceName.optional(),
    /** The build context below the checkout. */
    context: repositoryPathSchema.default("."),
    /** Below the context. */
    dockerfile: repositoryPathSchema.default("Dockerfile"),
    /** A stage of the Dockerfile; the last one unless given. */
    target: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
        .optional(),
    buildArgs: z.record(variableName, z.string().max(4000)).default({}),
    /** Names of stored build secrets that a build may mount; their values are kept sealed elsewhere. */
    buildSecrets: z
        .array(z.string().regex(/^[A-Za-z0-9_.-]+$/))
        .max(50)
        .default([]),
    /** What the builds and commands of this stack see as environment. */
    environment: variables,
    cacheFrom: z.array(z.string().min(1).max(500)).max(10).default([]),
    cacheTo: z.array(z.string().min(1).max(500)).max(10).default([]),
    /** As docker writes them, e.g. linux/arm64; the engine's own unless given. */
    platforms: z
        .array(z.string().regex(/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/))
        .max(10)
        .default([]),
    /** The folder that the builder `static` serves, below the checkout. */
    directory: repositoryPathSchema.default("dist"),
    /** What serves it, and where in that image the files belong. */
    webServer: z
        .strictObject({
            image: imageNameSchema.default("nginx:1-alpine"),
            root: z
                .string()
                .regex(/^\/[A-Za-z0-9._/-]+$/)
                .default("/usr/share/nginx/html"),
        })
        .prefault({}),
    /** The builder image of Cloud Native Buildpacks. */
    builderImage: imageNameSchema.default("paketobuildpacks/builder-jammy-base"),
    commands: z
        .strictObject({
            preBuild: commands,
            build: commands,
            test: commands,
            preDeploy: commands,
            postDeploy: commands,
        })
        .prefault({}),
    /** What builds and commands of this stack may take of the machine together; 0 for no limit. */
    limits: z
        .strictObject({
            cpus: z.number().min(0).max(1024).default(0),
            memoryMb: z.number().int().min(0).max(4_194_304).default(0),
        })
        .prefault({}),
    /** Images of this stack that are built at the same time; 0 leaves it to the builder. */
    parallelBuilds: z.number().int().min(0).max(64).default(0),
    /** Built images are pushed there too, as `<repository>/<service>`; null for nowhere. */
    push: z
        .strictObject({
            repository: z
                .string()
                .max(300)
                .regex(/^[a-z0-9][a-z0-9.:/_-]*$/, "a registry and path in lower case, like registry.example.org/shop"),
            /** Beside the commit's id. */
            tags: z
                .array(z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/))
                .max(10)
                .default([]),
        })
        .nullable()
        .default(null),
    /** Ignore the build cache. */
    noCache: z.boolean().default(false),
    /** Fetch newer base images before building. */
    pull: z.boolean().default(false),
    checkoutTimeout: seconds(300, 86_400),
    buildTimeout: seconds(1800, 86_400),
    deployTimeout: seconds(600, 86_400),
    /** How often a step is tried again after it failed, by step. */
    retries: z.strictObject({ checkout: retries, build: retries, push: retries, deploy: retries }).prefault({}),
    /** How long a service may take to become healthy, in seconds. */
    healthTimeout: seconds(180, 86_400),
    /** How long every service must stay well before the deployment counts as succeeded, in seconds. */
    stableSeconds: seconds(10, 3600),
    /** How each service goes from one version to the next; `recreate` unless listed. */
    services: z.record(serviceName, rolloutSchema).default({}),
    /** When newer images of third parties go live by themselves. */
    imageUpdates: z
        .strictObject({
            /** Five fields of cron; by hand only unless given. */
            schedule: cronSchema.optional(),
            /** IANA name, e.g. Europe/Berlin. */
            timezone: z
                .string()
                .max(60)
                .refine(isTimezone, "a time zone by its name, like Europe/Berlin")
                .default("UTC"),
            /** Built images too: the live commit is built anew on newer base images. */
            rebuild: z.boolean().default(false),
        })
        .prefault({}),
    /** Releases kept for rollback, beside the live one. */
    keepReleases: z.number().int().min(1).max(100).default(10),
});
export type BuildConfig = z.infer<typeof buildConfigSchema>;
