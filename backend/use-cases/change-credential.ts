import { CicdError } from "../../common/errors";
import type { CredentialChange } from "../../common/schema";
import type { CredentialView } from "../../common/views";
import { appAssertion } from "../git/installation-tokens";
import { generateSshKey, readSshKey } from "../git/ssh-key";
import { credentials, type Credential } from "../models/credentials";
import { Secret } from "../models/secret";
import { credentialView } from "./manage-credentials";
import type { Dependencies } from "./dependencies";

type Needs = Pick<Dependencies, "db" | "clock" | "secrets" | "bus">;

/** What each kind takes as its secret. */
const secretFields = {
    "https-token": ["token"],
    "https-password": ["password"],
    "ssh-key": ["privateKey", "generateKey"],
    "github-app": ["privateKey"],
    registry: ["password"],
} as const;
const allSecrets = ["token", "password", "privateKey", "generateKey"] as const;

function refuseForeign(row: Credential, change: CredentialChange): void {
    const allowed: readonly string[] = [
        ...secretFields[row.kind],
        ...(row.kind.startsWith("https-") ? ["username", "plainHttp"] : []),
        ...(row.kind === "registry" ? ["username"] : []),
    ];
    const foreign = [...allSecrets, "username" as const, "plainHttp" as const].find(
        (field) => change[field] !== undefined && !allowed.includes(field),
    );
    if (foreign) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: `The credential "${row.name}" is of the kind ${row.kind}, which has no ${foreign}.`,
            safe: "It was not changed.",
            hint: `This kind takes: ${allowed.join(", ")}. For another kind or host add a new credential.`,
        });
    }
}

type Replaced = Pick<Credential, "details"> & { secret: Secret };

/** Null when the secret stays. @throws CicdError INVALID_INPUT for a key that can't be used */
function replaced(row: Credential, change: CredentialChange, now: Date): Replaced | null {
    const { details, kind, host } = row;
    if (kind === "ssh-key") {
        const { privateKey, generateKey } = change;
        const key = privateKey ? readSshKey(privateKey) : generateKey ? generateSshKey() : null;
        return key && { details: { ...details, publicKey: key.publicKey }, secret: new Secret(key.privateKey) };
    }
    const text = change.token ?? change.password ?? change.privateKey;
    if (text === undefined) {
        return null;
    }
    const secret = new Secret(text);
    if (kind === "github-app") {
        const { appId = "", installationId = "" } = details;
        appAssertion({ kind, host, appId, installationId, privateKey: secret }, now);
    }
    return { details, secret };
}

/**
 * A new secret in the place of the old one, so that no repository has to be connected again. Kind and host stay: they
 * are what people trusted it with. With a new secret an old expiry and an old refusal are forgotten; open pages learn it.
 * @throws CicdError NOT_FOUND | INVALID_INPUT
 */
export async function changeCredential(deps: Needs, id: number, change: CredentialChange): Promise<CredentialView> {
    const row = await credentials.find(deps.db, id);
    if (!row) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "There is no such credential.",
            hint: "Look at the list of credentials.",
        });
    }
    refuseForeign(row, change);
    const fresh = replaced(row, change, deps.clock.now());
    const details = { ...(fresh?.details ?? row.details) };
    const plainHttp = change.plainHttp ?? details.plainHttp;
    const { name = row.name, username = row.username } = change;
    const kept = { secret: row.secret, expiresAt: row.expiresAt, failingSince: row.failingSince };
    const renewed = fresh && {
        secret: deps.secrets.seal("credential", fresh.secret),
        expiresAt: null,
        failingSince: null,
    };
    await credentials.update(deps.db, id, {
        name,
        username,
        details: { ...details, ...(plainHttp === undefined ? {} : { plainHttp }) },
        ...kept,
        ...renewed,
        ...(change.expiresAt === undefined ? {} : { expiresAt: change.expiresAt }),
    });
    for (const stack of await credentials.stacksOf(deps.db, id)) {
        deps.bus.publish({ type: "stack", stack });
    }
    return credentialView(deps, (await credentials.find(deps.db, id))!);
}
