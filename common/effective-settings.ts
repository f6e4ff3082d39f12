import { buildConfigSchema, type BuildConfig } from "./build-config-schema";
import { putSetting, settingAt, settingFields } from "./setting-fields";

/** What a commit says about its own build and deployment. */
export interface RepositorySettings {
    /** Where it is written, for people: `.dockge/cicd.yaml`, or `x-cicd in compose.yaml`. */
    place: string;
    /** By the path of the setting, e.g. `limits.cpus`: only what is written. */
    values: Readonly<Record<string, unknown>>;
    /** Counted from 1, by path; entries of lists and maps have paths of their own. */
    lines: Readonly<Record<string, number>>;
}

/** Where a value comes from; `at` names place and line of what the repository sets. */
export type SettingOrigin = { from: "default" } | { from: "settings" } | { from: "repository"; at: string };

export interface EffectiveSettings {
    config: BuildConfig;
    /** By path; what a map of variables takes from the repository is listed by name too, e.g. `buildArgs.VERSION`. */
    origins: Record<string, SettingOrigin>;
}

const defaults = buildConfigSchema.parse({});
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** E.g. `.dockge/cicd.yaml line 7` */
export function atOf({ place, lines }: RepositorySettings, path: string): string {
    return `${place} line ${lines[path] ?? 1}`;
}

/**
 * The settings as they count: the repository's over the stack's own. Lists replace each other, maps of variables are
 * merged by name. Who may set what is judged before.
 */
export function effectiveSettings(own: BuildConfig, repository: RepositorySettings | null): EffectiveSettings {
    const config: Record<string, unknown> = {};
    const origins: Record<string, SettingOrigin> = {};
    for (const { path, type } of settingFields) {
        const mine = settingAt(own, path);
        const theirs = repository?.values[path];
        if (theirs === undefined || repository === null) {
            origins[path] = { from: same(mine, settingAt(defaults, path)) ? "default" : "settings" };
        } else {
            origins[path] = { from: "repository", at: atOf(repository, path) };
        }
        if (type.def.type === "record" && theirs !== undefined && repository !== null) {
            for (const name of Object.keys(theirs as object)) {
                origins[`${path}.${name}`] = { from: "repository", at: atOf(repository, `${path}.${name}`) };
            }
            putSetting(config, path, { ...(mine as object), ...(theirs as object) });
        } else if ((theirs ?? mine) !== undefined) {
            putSetting(config, path, theirs ?? mine);
        }
    }
    if (settingAt(config, "push.repository") === undefined) {
        delete config.push;
    }
    return { config: buildConfigSchema.parse(config), origins };
}
