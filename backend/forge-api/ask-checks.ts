import { CicdError } from "../../common/errors";
import { repositories } from "../models/repositories";
import { judgeChecks, type ChecksReport } from "./checks";
import { openForge, type ForgeParts } from "./open-forge";

/**
 * What the forge's checks of a commit have come to.
 * @throws CicdError when it can't be asked or does not answer: FORGE_API_UNSUPPORTED where it never will, else
 *   FORGE_API_REFUSED (a ForgeApiError) | REPOSITORY_UNREACHABLE | CREDENTIAL_HOST_MISMATCH | REPOSITORY_AUTH …
 */
export type ChecksOf = (repositoryId: number, sha: string) => Promise<ChecksReport>;

const fullSha = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** A public repository is asked without a credential. */
export function createChecksOf(parts: ForgeParts): ChecksOf {
    return async (repositoryId, sha) => {
        const repository = fullSha.test(sha) ? await repositories.find(parts.db, repositoryId) : null;
        const forge = repository && (await openForge(parts, repository));
        if (!forge?.api.checks) {
            throw new CicdError({
                code: "FORGE_API_UNSUPPORTED",
                message: repository
                    ? `The checks of ${repository.url} can't be asked for: ${repository.forge} offers none there.`
                    : "The repository of this commit is not connected any more.",
                safe: "Nothing was deployed because of that.",
                hint: "Release the deployment by hand, or take the checks out of its rule.",
            });
        }
        return judgeChecks(await forge.api.checks(forge.ask, sha), sha);
    };
}
