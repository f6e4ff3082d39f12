import type { SettingOrigin } from "./effective-settings";
import type { BuildConfig } from "./schema";
import type { RepositorySwitch } from "./setting-policy";

/** The settings of a stack as the next deployment of the same code would use them. */
export interface StackSettingsView {
    config: BuildConfig;
    /** By the path of the setting, e.g. `limits.cpus`. */
    origins: Record<string, SettingOrigin>;
    /** Where the repository's own ones were read last; null where it has none. */
    repository: { place: string; deployment: number; commitSha: string | null } | null;
    /** What the repository may set beyond its own builds. */
    allowed: RepositorySwitch[];
}
