import type { TokenScope } from "../../common/schema";
import type { Db } from "./db";
import { insertRow } from "./db";

/** A bearer token; only its SHA-256 is kept. */
export interface ApiToken {
    id: number;
    name: string;
    hash: string;
    scope: TokenScope;
    createdAt: string;
    lastUsedAt: string | null;
    expiresAt: string | null;
}

interface Row {
    id: number;
    name: string;
    hash: string;
    scope: TokenScope;
    created_at: string;
    last_used_at: string | null;
    expires_at: string | null;
}

function fromRow(row: Row): ApiToken {
    return {
        id: row.id,
        name: row.name,
        hash: row.hash,
        scope: row.scope,
        createdAt: row.created_at,
        lastUsedAt: row.last_used_at,
        expiresAt: row.expires_at,
    };
}

export const apiTokens = {
    async findByHash(db: Db, hash: string): Promise<ApiToken | null> {
        const row = await db<Row>("cicd_api_token").where({ hash }).first();
        return row ? fromRow(row as Row) : null;
    },
    async list(db: Db): Promise<ApiToken[]> {
        return ((await db<Row>("cicd_api_token").orderBy("id")) as Row[]).map(fromRow);
    },
    async insert(db: Db, token: Omit<ApiToken, "id" | "lastUsedAt">): Promise<number> {
        return insertRow(db, "cicd_api_token", {
            name: token.name,
            hash: token.hash,
            scope: token.scope,
            created_at: token.createdAt,
            expires_at: token.expiresAt,
        });
    },
    async touch(db: Db, id: number, at: string): Promise<void> {
        await db("cicd_api_token").where({ id }).update({ last_used_at: at });
    },
    /** Answers false when there was none. */
    async remove(db: Db, id: number): Promise<boolean> {
        return (await db("cicd_api_token").where({ id }).delete()) === 1;
    },
};
