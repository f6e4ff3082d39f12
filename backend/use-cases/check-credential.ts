import { CicdError } from "../../common/errors";
import { credentialRefusal } from "../git/credential-fits";
import type { RepositoryUrl } from "../git/repository-url";
import { credentials, type Credential } from "../models/credentials";
import type { Db } from "../models/db";

type Place = Pick<RepositoryUrl, "host" | "protocol">;

const kinds = {
    "https-token": "https",
    "https-password": "https",
    "ssh-key": "ssh",
    "github-app": "github-app",
} as const;

async function findChosen(db: Db, id: number | null): Promise<Credential | null> {
    const credential = id === null ? null : await credentials.find(db, id);
    if (id !== null && credential === null) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "The chosen credential does not exist any more.",
            hint: "Choose another one or add it again.",
        });
    }
    return credential;
}

function check({ name, kind, host, details }: Credential, place: Place): void {
    if (kind === "registry") {
        throw new CicdError({
            code: "CREDENTIAL_KIND_MISMATCH",
            message: `The credential "${name}" is a login at a registry of images.`,
            safe: "It was not sent anywhere.",
            hint: "Choose a credential for Git, or add one.",
        });
    }
    const refusal = credentialRefusal({ name, kind: kinds[kind], host, plainHttp: details.plainHttp === true }, place);
    if (refusal) {
        throw refusal;
    }
}

/** For git. @throws CicdError NOT_FOUND | CREDENTIAL_HOST_MISMATCH | CREDENTIAL_KIND_MISMATCH | CREDENTIAL_IN_CLEAR */
export async function checkCredential(db: Db, id: number | null, place: Place): Promise<void> {
    const credential = await findChosen(db, id);
    if (credential) {
        check(credential, place);
    }
}

/** For the forge's API, which is asked over https where git goes over SSH. @throws CicdError as `checkCredential` */
export async function checkApiCredential(db: Db, id: number | null, { host, protocol }: Place): Promise<void> {
    const credential = await findChosen(db, id);
    if (credential) {
        check(credential, { host, protocol: protocol === "ssh" ? "https" : protocol });
    }
}
