import { credentialNotice } from "../../common/credential-notice";
import { CicdError } from "../../common/errors";
import type { CredentialInput } from "../../common/schema";
import type { CredentialView } from "../../common/views";
import { appAssertion } from "../git/installation-tokens";
import { generateSshKey, readSshKey } from "../git/ssh-key";
import { credentials, type Credential } from "../models/credentials";
import { Secret } from "../models/secret";
import type { Dependencies } from "./dependencies";

type Needs = Pick<Dependencies, "db" | "clock" | "secrets">;

export async function listCredentials(deps: Needs): Promise<CredentialView[]> {
    const rows = await credentials.list(deps.db);
    return Promise.all(rows.map((row) => credentialView(deps, row)));
}

/** An SSH key is generated unless one was given; its public half is in the answer, and in every list. */
export async function addCredential(deps: Needs, input: CredentialInput): Promise<CredentialView> {
    await refuseSecondLogin(deps, input);
    const { secret, ...kept } = readParts(input, deps.clock.now());
    const row = {
        name: input.name,
        kind: input.kind,
        host: input.host,
        ...kept,
        secret: deps.secrets.seal("credential", secret),
        expiresAt: input.expiresAt ?? null,
        failingSince: null,
        createdAt: deps.clock.now().toISOString(),
    };
    return credentialView(deps, { ...row, id: await credentials.insert(deps.db, row) });
}

/** Docker knows one login for each registry. @throws CicdError STATE_CONFLICT */
async function refuseSecondLogin({ db }: Needs, { kind, host }: CredentialInput): Promise<void> {
    const known = kind === "registry" ? await credentials.list(db) : [];
    const other = known.find((row) => row.kind === "registry" && row.host === host);
    if (other) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `There is a login at ${host} already: "${other.name}".`,
            safe: "Nothing was stored.",
            hint: "Give that one another secret, or delete it first.",
        });
    }
}

export async function deleteCredential(deps: Needs, id: number): Promise<void> {
    if ((await credentials.usedBy(deps.db, id)) > 0) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: "A repository still uses this credential.",
            safe: "It was not deleted.",
            hint: "Give the repository another credential first.",
        });
    }
    await credentials.remove(deps.db, id);
}

type Parts = Pick<Credential, "username" | "details"> & { secret: Secret };

/** What of the input is secret and what is not. @throws CicdError INVALID_INPUT for a key that can't be used */
function readParts(input: CredentialInput, now: Date): Parts {
    switch (input.kind) {
        case "https-token":
            return { username: input.username, details: plain(input), secret: new Secret(input.token) };
        case "registry":
            return { username: input.username, details: {}, secret: new Secret(input.password) };
        case "https-password":
            return { username: input.username, details: plain(input), secret: new Secret(input.password) };
        case "ssh-key": {
            const key = input.privateKey === undefined ? generateSshKey() : readSshKey(input.privateKey);
            return { username: "git", details: { publicKey: key.publicKey }, secret: new Secret(key.privateKey) };
        }
        case "github-app": {
            const { host, appId, installationId } = input;
            const privateKey = new Secret(input.privateKey);
            // A key that can't sign is refused now, not at the first deployment.
            appAssertion({ kind: "github-app", host, appId, installationId, privateKey }, now);
            return { username: "x-access-token", details: { appId, installationId }, secret: privateKey };
        }
    }
}

const plain = ({ plainHttp }: { plainHttp?: boolean }) => (plainHttp ? { plainHttp } : {});

export async function credentialView(deps: Needs, row: Credential): Promise<CredentialView> {
    const { id, name, kind, host, username, expiresAt, failingSince, createdAt } = row;
    const notice = credentialNotice({ id, name, host, expiresAt, failingSince: null }, deps.clock.now().getTime());
    return {
        id,
        name,
        kind,
        host,
        username,
        publicKey: row.details.publicKey ?? null,
        expiresAt,
        expiresSoon: notice !== null,
        failingSince,
        plainHttp: row.details.plainHttp === true,
        createdAt,
        usedBy: await credentials.usedBy(deps.db, id),
    };
}
