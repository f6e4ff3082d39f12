import { CicdError } from "../../../common/errors";
import { atOf, type RepositorySettings } from "../../../common/effective-settings";
import type { BuildConfig } from "../../../common/schema";
import { demandOf, type Demand, type RepositorySwitch } from "../../../common/setting-policy";

/** Whose word counts over what a repository sets. */
export interface Owner {
    /** The stack's own settings. */
    config: BuildConfig;
    allowed: readonly RepositorySwitch[];
}

function refusedDemand(path: string, value: unknown, { config, allowed }: Owner): Demand {
    const demand = demandOf(path, value, config);
    return demand !== null && demand !== "never" && allowed.includes(demand) ? null : demand;
}

/**
 * Nothing of a commit that sets more than it may is used.
 * @throws CicdError SETTING_NOT_ALLOWED with the line, and the switch that allows it
 */
export function refuseNotAllowed(repository: RepositorySettings, owner: Owner): void {
    for (const [path, value] of Object.entries(repository.values)) {
        const demand = refusedDemand(path, value, owner);
        if (demand !== null) {
            throw notAllowed(repository, path, demand);
        }
    }
}

/** What of it may be set today; for settings that counted once and are used again. */
export function allowedPart(repository: RepositorySettings, owner: Owner): RepositorySettings {
    const kept = Object.entries(repository.values).filter(([path, value]) => !refusedDemand(path, value, owner));
    return { ...repository, values: Object.fromEntries(kept) };
}

function notAllowed(repository: RepositorySettings, path: string, demand: Exclude<Demand, null>): CicdError {
    const at = atOf(repository, path).replace(/ (line \d+)$/, ", $1");
    const isNever = demand === "never";
    return new CicdError({
        code: "SETTING_NOT_ALLOWED",
        message: isNever
            ? `${at}: ${path} counts before the repository is read, so it can't be set there.`
            : `${at}: ${path} goes beyond what this stack's repository may set ("${demand}").`,
        safe: "Nothing was built, and the running containers were not touched.",
        hint: isNever
            ? "Take the line out and push again; set it in the Build tab instead."
            : `Take the line out and push again, or let an administrator allow "${demand}" in the Build tab under "From the repository".`,
    });
}
