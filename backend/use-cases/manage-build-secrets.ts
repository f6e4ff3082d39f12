import type { BuildSecretView } from "../../common/build-secret-schema";
import { CicdError } from "../../common/errors";
import { buildConfigs } from "../models/build-configs";
import { buildSecrets } from "../models/build-secrets";
import { Secret } from "../models/secret";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";

type Deps = Pick<Dependencies, "db" | "secrets" | "clock" | "bus">;

/** More are a mistake, or somebody's way to fill the disk. */
const MOST = 100;

export async function listBuildSecrets(deps: Pick<Deps, "db">, stack: string): Promise<BuildSecretView[]> {
    await requireConnected(deps.db, stack);
    const { buildSecrets: named } = await buildConfigs.find(deps.db, stack);
    const stored = await buildSecrets.list(deps.db, stack);
    return stored.map((secret) => ({ ...secret, used: named.includes(secret.name) }));
}

/** Stores or replaces it; from then on nobody can read it but the builds. */
export async function setBuildSecret(
    deps: Deps,
    stack: string,
    { name, value }: { name: string; value: string },
): Promise<BuildSecretView[]> {
    const stored = await listBuildSecrets(deps, stack);
    if (stored.length >= MOST && !stored.some((secret) => secret.name === name)) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: `"${stack}" has ${MOST} build secrets already.`,
            safe: "Nothing was changed.",
            hint: "Delete those that no build uses.",
        });
    }
    const at = deps.clock.now().toISOString();
    await buildSecrets.set(deps.db, deps.secrets, { stack, name, value: new Secret(value), at });
    deps.bus.publish({ type: "stack", stack });
    return listBuildSecrets(deps, stack);
}

export async function deleteBuildSecret(
    deps: Pick<Deps, "db" | "bus">,
    stack: string,
    name: string,
): Promise<BuildSecretView[]> {
    await requireConnected(deps.db, stack);
    if (!(await buildSecrets.remove(deps.db, stack, name))) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `"${stack}" has no build secret "${name}".`,
            hint: "Look at the list of its build secrets.",
        });
    }
    deps.bus.publish({ type: "stack", stack });
    return listBuildSecrets(deps, stack);
}
