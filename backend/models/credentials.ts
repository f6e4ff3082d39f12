import type { Db } from "./db";
import { insertRow } from "./db";

/** A secret for one host. `secret` is sealed with the purpose "credential". */
export interface Credential {
    id: number;
    name: string;
    kind: "https-token";
    host: string;
    username: string;
    secret: string;
    expiresAt: string | null;
    createdAt: string;
}

interface Row {
    id: number;
    name: string;
    kind: "https-token";
    host: string;
    username: string;
    secret: string;
    expires_at: string | null;
    created_at: string;
}

function fromRow(row: Row): Credential {
    const { expires_at: expiresAt, created_at: createdAt, ...rest } = row;
    return { ...rest, expiresAt, createdAt };
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
        const { expiresAt, createdAt, ...rest } = credential;
        return insertRow(db, "cicd_credential", { ...rest, expires_at: expiresAt, created_at: createdAt });
    },
    async remove(db: Db, id: number): Promise<void> {
        await db("cicd_credential").where({ id }).delete();
    },
};
