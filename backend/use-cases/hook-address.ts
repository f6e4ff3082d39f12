import type { GitRepository } from "../models/repositories";
import type { Dependencies } from "./dependencies";
import { hookUrl } from "./hook-url";

/** The path tells the hook apart wherever this server is reached. */
export const hookPath = ({ forge, hookToken }: GitRepository) => `/cicd/hooks/${forge}/${hookToken}`;

export async function hookAddress(
    deps: Pick<Dependencies, "db" | "fallbackUrl">,
    repository: GitRepository,
): Promise<string> {
    return (await hookUrl(deps)) + hookPath(repository);
}
