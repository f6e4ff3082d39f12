import { CicdError } from "../../common/errors";
import type { CredentialInput } from "../../common/schema";
import type { CredentialView } from "../../common/views";
import { credentials, type Credential } from "../models/credentials";
import { Secret } from "../models/secret";
import type { Dependencies } from "./dependencies";

type Needs = Pick<Dependencies, "db" | "clock" | "secrets">;

export async function listCredentials(deps: Needs): Promise<CredentialView[]> {
    const rows = await credentials.list(deps.db);
    return Promise.all(rows.map((row) => view(deps, row)));
}

export async function addCredential(deps: Needs, input: CredentialInput): Promise<CredentialView> {
    const row = {
        name: input.name,
        kind: input.kind,
        host: input.host,
        username: input.username,
        secret: deps.secrets.seal("credential", new Secret(input.token)),
        expiresAt: input.expiresAt ?? null,
        createdAt: deps.clock.now().toISOString(),
    };
    return view(deps, { ...row, id: await credentials.insert(deps.db, row) });
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

async function view(deps: Needs, row: Credential): Promise<CredentialView> {
    const { id, name, kind, host, username, expiresAt, createdAt } = row;
    return { id, name, kind, host, username, expiresAt, createdAt, usedBy: await credentials.usedBy(deps.db, id) };
}
