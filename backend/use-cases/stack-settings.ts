import { effectiveSettings } from "../../common/effective-settings";
import type { RepositorySwitch } from "../../common/setting-policy";
import type { StackSettingsView } from "../../common/setting-views";
import { allowedPart } from "../build-engine/settings/allowed-settings";
import { ownerOf } from "../build-engine/settings/owner-of";
import { deploymentSettings } from "../models/deployment-settings";
import { repositorySwitches } from "../models/repository-switches";
import type { Dependencies } from "./dependencies";

/** The stack's settings of today with those of the commit that was planned last, and where each comes from. */
export async function stackSettings({ db }: Pick<Dependencies, "db">, stack: string): Promise<StackSettingsView> {
    const owner = await ownerOf(db, stack);
    const last = await deploymentSettings.newest(db, stack, { succeeded: false });
    const repository = last?.settings.repository ?? null;
    return {
        ...effectiveSettings(owner.config, repository && allowedPart(repository, owner)),
        repository: repository && {
            place: repository.place,
            deployment: last!.deployment,
            commitSha: last!.commitSha,
        },
        allowed: [...owner.allowed],
    };
}

/** From now on the repository may set exactly these beyond its own builds; judged at the next deployment. */
export async function saveRepositorySwitches(
    deps: Pick<Dependencies, "db" | "bus" | "clock">,
    stack: string,
    allowed: readonly RepositorySwitch[],
): Promise<StackSettingsView> {
    await repositorySwitches.save(deps.db, stack, [...new Set(allowed)], deps.clock.now().toISOString());
    deps.bus.publish({ type: "stack", stack });
    return stackSettings(deps, stack);
}
