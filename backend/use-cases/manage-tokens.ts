import { createHash, randomBytes } from "node:crypto";
import { CicdError } from "../../common/errors";
import type { TokenScope } from "../../common/schema";
import type { TokenView } from "../../common/views";
import { apiTokens, type ApiToken } from "../models/api-tokens";
import type { Clock } from "../models/clock";
import type { Db } from "../models/db";
import type { Actor } from "./use-cases";

interface Needs {
    db: Db;
    clock: Clock;
}

const TOUCH_EVERY_MS = 60_000;

export async function listTokens(deps: Needs): Promise<TokenView[]> {
    return (await apiTokens.list(deps.db)).map(view);
}

/** The token itself is answered this once; only its hash is kept. 256 random bits need no slow hash. */
export async function addToken(
    deps: Needs,
    input: { name: string; scope: TokenScope; expiresAt?: string | null },
): Promise<TokenView & { token: string }> {
    const token = `cicd_${randomBytes(32).toString("base64url")}`;
    const row = {
        name: input.name,
        scope: input.scope,
        hash: hashOf(token),
        createdAt: deps.clock.now().toISOString(),
        expiresAt: input.expiresAt ?? null,
    };
    const id = await apiTokens.insert(deps.db, row);
    return { ...view({ ...row, id, lastUsedAt: null }), token };
}

export async function revokeToken(deps: Needs, id: number): Promise<void> {
    if (!(await apiTokens.remove(deps.db, id))) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "There is no such token.",
            hint: "It may have been revoked before.",
        });
    }
}

export async function authenticateToken(deps: Needs, token: string): Promise<Actor | null> {
    const row = await apiTokens.findByHash(deps.db, hashOf(token));
    const now = deps.clock.now();
    if (!row || (row.expiresAt !== null && new Date(row.expiresAt) <= now)) {
        return null;
    }
    if (row.lastUsedAt === null || now.getTime() - new Date(row.lastUsedAt).getTime() > TOUCH_EVERY_MS) {
        await apiTokens.touch(deps.db, row.id, now.toISOString());
    }
    return { name: row.name, scope: row.scope, kind: "token" };
}

function hashOf(token: string): string {
    return createHash("sha256").update(token).digest("hex");
}

function view(row: ApiToken): TokenView {
    const { id, name, scope, createdAt, lastUsedAt, expiresAt } = row;
    return { id, name, scope, createdAt, lastUsedAt, expiresAt };
}
