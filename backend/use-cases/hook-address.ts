import type { GitRepository } from "../models/repositories";
import type { Dependencies } from "./dependencies";
import { hookUrl } from "./hook-url";

/** What is needed to make, check and remove webhooks at forges. */
export type HookNeeds = Pick<Dependencies, "db" | "bus" | "secrets" | "forge" | "fallbackUrl" | "hookPatienceMs">;

/** The path tells the hook apart wherever this server is reached. */
export const hookPath = ({ forge, hookToken }: GitRepository) => `/cicd/hooks/${forge}/${hookToken}`;

export async function hookAddress(
    deps: Pick<Dependencies, "db" | "fallbackUrl">,
    repository: GitRepository,
): Promise<string> {
    return (await hookUrl(deps)) + hookPath(repository);
}
