import { createHash, timingSafeEqual } from "node:crypto";

/** A user's name and bcrypt hash, as in the `user` table. */
interface Account {
    username: string;
    password: string;
}

/** Dockge's tokens carry 16 bytes of SHAKE-256 of the password's hash: a new password makes old tokens worthless. */
function fingerprint(passwordHash: string): string {
    return createHash("shake256", { outputLength: 16 }).update(passwordHash).digest("hex");
}

async function jsonwebtoken() {
    return (await import("jsonwebtoken")).default;
}

export async function createLoginToken(account: Account, secret: string): Promise<string> {
    const payload = { username: account.username, h: fingerprint(account.password) };
    return (await jsonwebtoken()).sign(payload, secret, { algorithm: "HS256" });
}

/** The account that the token was made for and is still good for; null for every other token. */
export async function readLoginToken<T extends Account>(
    token: unknown,
    secret: string,
    find: (username: string) => Promise<T | null>,
): Promise<T | null> {
    const payload = typeof token === "string" ? await verified(token, secret) : null;
    if (!payload) {
        return null;
    }
    const account = await find(payload.username);
    return account && same(payload.h, fingerprint(account.password)) ? account : null;
}

async function verified(token: string, secret: string): Promise<{ username: string; h: string } | null> {
    try {
        const payload = (await jsonwebtoken()).verify(token, secret, { algorithms: ["HS256"] });
        const { username, h } = payload as Record<string, unknown>;
        return typeof username === "string" && typeof h === "string" ? { username, h } : null;
    } catch {
        return null;
    }
}

function same(left: string, right: string): boolean {
    const [a, b] = [Buffer.from(left), Buffer.from(right)];
    return a.length === b.length && timingSafeEqual(a, b);
}
