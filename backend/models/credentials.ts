import type { CredentialKind } from "../../common/schema";
import type { Db } from "./db";
import { insertRow } from "./db";

/** What of a credential is no secret. */
export interface CredentialDetails {
    publicKey?: string;
    appId?: string;
    installationId?: string;
    /** It may be sent over http. */
    plainHttp?: boolean;
    /** The expiry that the log has announced. */
    announced?: string;
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
        const uses = db("cicd_repository").where({ credential_id: id }).orWhere({ api_credential_id: id });
        const row = await uses.count("id as count").first();
        return Number(row?.count ?? 0);
    },
    /** Stacks whose repositories are read, or reported to, with it. */
    async stacksOf(db: Db, id: number): Promise<string[]> {
        const rows = (await db("cicd_binding")
            .join("cicd_repository", "cicd_repository.id", "cicd_binding.repository_id")
            .where("cicd_repository.credential_id", id)
            .orWhere("cicd_repository.api_credential_id", id)
            .select("cicd_binding.stack as stack")) as { stack: string }[];
        return rows.map(({ stack }) => stack);
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
    async update(db: Db, id: number, change: Omit<Credential, "id" | "kind" | "host" | "createdAt">): Promise<void> {
        const { name, username, secret, expiresAt, failingSince, details } = change;
        await db("cicd_credential")
            .where({ id })
            .update({
                name,
                username,
                secret,
                details: JSON.stringify(details),
                expires_at: expiresAt,
                failing_since: failingSince,
            });
    },
    /** Notes the first refusal only; a login that works forgets it. True when that is news. */
    async recordLogin(db: Db, id: number, refusedAt: string | null): Promise<boolean> {
        const rows = db("cicd_credential").where({ id });
        const known = refusedAt === null ? rows.whereNotNull("failing_since") : rows.whereNull("failing_since");
        return (await known.update({ failing_since: refusedAt })) > 0;
    },
    async remove(db: Db, id: number): Promise<void> {
        await db("cicd_credential").where({ id }).delete();
    },
};
