import { CicdError } from "../../../common/errors";
import { openRelease } from "../../build-engine/release-environment";
import { secretsOf } from "../../build-engine/secrets-of";
import { secretValues } from "../../deploy/environment/secret-values";
import type { HandEdit } from "../../deploy/hand-edit/hand-edit";
import { writtenSecrets } from "../../deploy/hand-edit/written-secrets";
import type { Dependencies } from "../dependencies";
import { remoteOf } from "../find-connected";
import type { EditedStack } from "./read-hand-edit";

/**
 * What is in Git once is in every copy of it for ever.
 * @throws CicdError SECRET_IN_EDIT
 */
export async function refuseWrittenSecrets(
    deps: Pick<Dependencies, "db" | "secrets" | "stacksDir">,
    { stack, active, repository }: EditedStack,
    edit: HandEdit,
): Promise<void> {
    const { credential } = await remoteOf(deps.db, deps.secrets, repository);
    const released = secretValues(openRelease(active, deps.secrets).environment ?? "");
    const places = writtenSecrets(edit, [...released, ...(await secretsOf(deps, stack, credential))]);
    if (places.length > 0) {
        throw new CicdError({
            code: "SECRET_IN_EDIT",
            message: `The edit writes out what looks like a secret: ${places.join(", ")}.`,
            safe: "Nothing was pushed, and the edited files are as you left them.",
            hint: "Put the value into .env, name it as ${KEY} in the compose file, and commit again; or keep the edit as a local change.",
        });
    }
}
