import { CicdError } from "../../common/errors";
import type { RepositoryUrl } from "../git/repository-url";
import { credentials } from "../models/credentials";
import type { Db } from "../models/db";

/** @throws CicdError NOT_FOUND | CREDENTIAL_HOST_MISMATCH */
export async function checkCredential(db: Db, id: number | null, { host }: Pick<RepositoryUrl, "host">): Promise<void> {
    const credential = id === null ? null : await credentials.find(db, id);
    if (id !== null && credential === null) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "The chosen credential does not exist any more.",
            hint: "Choose another one or add it again.",
        });
    }
    if (credential && credential.host !== host) {
        throw new CicdError({
            code: "CREDENTIAL_HOST_MISMATCH",
            message: `The credential "${credential.name}" belongs to ${credential.host}, not to ${host}.`,
            safe: "It was not sent anywhere.",
            hint: `Add a credential for ${host} and choose that one.`,
        });
    }
}
