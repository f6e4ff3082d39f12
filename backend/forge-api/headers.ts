import type { ApiLogin } from "./forge-api";

export function bearer(login: ApiLogin | null): Record<string, string> {
    return login ? { Authorization: `Bearer ${login.secret.reveal()}` } : {};
}

export function basic(username: string, login: ApiLogin): Record<string, string> {
    const pair = Buffer.from(`${username}:${login.secret.reveal()}`).toString("base64");
    return { Authorization: `Basic ${pair}` };
}
