import type { CredentialKind } from "../../common/schema";
import type { Db } from "./db";
import { insertRow } from "./db";

/** What of a credential is no secret. */
export interface CredentialDetails {
    publicKey?: string;
    appId?: string;
    installationId?: string;
}

/** A secret for one host. `secret` (token, password or private key) is sealed with the purpose "credential". */
export interface Credential {
    id: number;
    name: string;
    kind: CredentialKind;
    host: string;
    username: string;
    secret: string;
    details: CredentialDetails;
    expiresAt: string | null;
    /** When the host refused it first; null while it works. */
    failingSince: string | null;
    createdAt: string;
}

interface Row {
    id: number;
    name: string;
    kind: CredentialKind;
    host: string;
    username: string;
    secret: string;
    details: string;
    expires_at: string | null;
    failing_since: string | null;
    created_at: string;
}

function fromRow(row: Row): Credential {
    const { expires_at: expiresAt, created_at: createdAt, failing_since: failingSince, details, ...rest } = row;
    return { ...rest, details: JSON.parse(details) as CredentialDetails, expiresAt, failingSince, createdAt };
}

export const credentials = {
    async find(db: Db, id: number): Promise<Credential | null> {
        const row = await db<Row>("cicd_credential").where({ id }).first();
        return row ? fromRow(row as Row) : null;
    },
    async list(db: Db): Promise<Credential[]> {
        return ((await db<Row>("cicd_credential").orderBy("name")) as Row[]).map(fromRow);
    },
    async usedBy(db: Db, id: number): Promise<number> {
        const row = await db("cicd_repository").where({ credential_id: id }).count("id as count").first();
        return Number(row?.count ?? 0);
    },
    async insert(db: Db, credential: Omit<Credential, "id">): Promise<number> {
        const { expiresAt, createdAt, failingSince, details, ...rest } = credential;
        return insertRow(db, "cicd_credential", {
            ...rest,
            details: JSON.stringify(details),
            expires_at: expiresAt,
            failing_since: failingSince,
            created_at: createdAt,
        });
    },
    /** Notes the first refusal only; a login that works forgets it. */
    async recordLogin(db: Db, id: number, refusedAt: string | null): Promise<void> {
        const rows = db("cicd_credential").where({ id });
        await (refusedAt === null ? rows.whereNotNull("failing_since") : rows.whereNull("failing_since")).update({
            failing_since: refusedAt,
        });
    },
    async remove(db: Db, id: number): Promise<void> {
        await db("cicd_credential").where({ id }).delete();
    },
};
