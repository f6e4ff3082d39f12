import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ComposeModel } from "../compose/compose-model";
import type { DeployTools } from "../deploy-tools";
import { isTelling, secretValues } from "../environment/secret-values";

/** Shorter ones would black out half of every text. */
const SHORTEST = 6;

/**
 * What is known to be a secret of the stack: values of `.env`, of the environment that all stacks share and of services
 * whose keys say so, and its build secrets.
 * @param environments texts of `.env`, before and after
 */
export async function knownSecrets(
    { layout, buildSecrets }: Pick<DeployTools, "layout" | "buildSecrets">,
    environments: readonly (string | null)[],
    models: readonly (ComposeModel | null)[] = [],
): Promise<string[]> {
    const shared = await readFile(path.join(layout.stacksDir, "global.env"), "utf8").catch(() => "");
    const built = Object.values(await buildSecrets(layout.stack)).filter(({ length }) => length >= SHORTEST);
    const services = models.flatMap((model) => Object.values(model?.services ?? {}));
    const own = services.flatMap(({ environment }) =>
        Object.entries(environment ?? {}).flatMap(([key, value]) => (value && isTelling(key, value) ? [value] : [])),
    );
    return [...[...environments, shared].flatMap((text) => secretValues(text ?? "")), ...built, ...own];
}
