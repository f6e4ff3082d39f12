import { UNCAPPED_BUILDERS, type BuildConfig, type BuilderName, type CommandConfig } from "./build-config-schema";
import { settingAt } from "./setting-fields";

/** What an administrator may allow a stack's repository to set beyond how its own images are built and tested. */
export const REPOSITORY_SWITCHES = [
    "hostCommands",
    "replaceCommands",
    "limits",
    "health",
    "services",
    "push",
    "caches",
    "secrets",
    "builderImage",
    "retention",
] as const;
export type RepositorySwitch = (typeof REPOSITORY_SWITCHES)[number];

/** What setting a value from the repository takes: nothing, a switch, or it counts too early to be set there. */
export type Demand = RepositorySwitch | "never" | null;

/** Decides over one written setting, knowing the stack's own ones. */
type Judge = (value: never, own: BuildConfig, path: string) => Demand;

const free: Judge = () => null;
const only =
    (name: RepositorySwitch): Judge =>
    (value, own, path) =>
        JSON.stringify(value) === JSON.stringify(settingAt(own, path)) ? null : name;

/** 0 is "automatic": which number would be less nobody knows here. */
const lower: Judge = (value: number, own, path) => {
    const limit = settingAt(own, path) as number;
    return value === limit || (value > 0 && value < limit) ? null : "limits";
};

const hasHostCommands = (own: BuildConfig) => Object.values(own.commands).some((list) => list.some((c) => c.onHost));

/** What reaches a process on the host itself could make it run anything. */
const variables: Judge = (value: Record<string, string>, own) =>
    hasHostCommands(own) && Object.keys(value).length > 0 ? "hostCommands" : null;

const commands: Judge = (value: readonly CommandConfig[], own, path) => {
    const before = settingAt(own, path) as readonly CommandConfig[];
    if (JSON.stringify(value) === JSON.stringify(before)) {
        return null;
    }
    if (value.some(({ onHost }) => onHost)) {
        return "hostCommands";
    }
    if (value.some(({ timeout }) => timeout > own.buildTimeout)) {
        return "limits";
    }
    return before.length > 0 ? "replaceCommands" : null;
};

const builder: Judge = (value: BuilderName, own) =>
    value !== own.builder && UNCAPPED_BUILDERS.includes(value) ? "limits" : null;

const secrets: Judge = (value: readonly string[], own) =>
    value.every((name) => own.buildSecrets.includes(name)) ? null : "secrets";

/**
 * Who decides about each setting, by its path; a test holds it complete. Free is what concerns how the repository's own
 * images are built and tested inside of capped containers, and commands in services that it describes itself anyway.
 */
export const SETTING_POLICY: Readonly<Record<string, { means: string; judge: Judge }>> = {
    ...named(`the repository; \`limits\` for ${UNCAPPED_BUILDERS.join(" and ")}, which no limit holds for`, builder, [
        "builder",
    ]),
    ...named("the repository", free, [
        "service",
        "context",
        "dockerfile",
        "target",
        "buildArgs",
        "platforms",
        "directory",
        "webServer.image",
        "webServer.root",
        "parallelBuilds",
        "noCache",
        "pull",
        "retries.build",
        "retries.push",
        "retries.deploy",
    ]),
    ...named("the repository; `secrets` for names that the stack's own list lacks", secrets, ["buildSecrets"]),
    ...named("the repository; `hostCommands` where the stack has commands on the host", variables, ["environment"]),
    ...named(
        "the repository; `replaceCommands` where the stack has some, `hostCommands` for those on the host, `limits` for a timeout above the stack's `buildTimeout`",
        commands,
        ["commands.preBuild", "commands.build", "commands.test", "commands.preDeploy", "commands.postDeploy"],
    ),
    ...named("the repository below the stack's own; `limits` above it, or where that is automatic", lower, [
        "limits.cpus",
        "limits.memoryMb",
        "buildTimeout",
        "deployTimeout",
    ]),
    ...named("`health`", only("health"), ["healthTimeout", "stableSeconds"]),
    ...named("`services`", only("services"), ["services"]),
    ...named("`push`", only("push"), ["push.repository", "push.tags"]),
    ...named("`caches`", only("caches"), ["cacheFrom", "cacheTo"]),
    ...named("`builderImage`", only("builderImage"), ["builderImage"]),
    ...named("`retention`", only("retention"), ["keepReleases"]),
    ...named("the stack alone", () => "never", [
        "checkoutTimeout",
        "retries.checkout",
        "imageUpdates.schedule",
        "imageUpdates.timezone",
        "imageUpdates.rebuild",
    ]),
};

function named(means: string, judge: Judge, paths: string[]): Record<string, { means: string; judge: Judge }> {
    return Object.fromEntries(paths.map((path) => [path, { means, judge }]));
}

/** What it takes that a repository sets this value. */
export function demandOf(path: string, value: unknown, own: BuildConfig): Demand {
    const policy = SETTING_POLICY[path];
    return policy ? policy.judge(value as never, own, path) : "never";
}
