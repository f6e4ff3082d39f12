import { createHash, createPrivateKey, sign } from "node:crypto";
import { CicdError } from "../../common/errors";
import type { Clock } from "../models/clock";
import { Secret } from "../models/secret";
import type { AppCredential } from "./git";
import type { RequestForge } from "./request-forge";

/** GitHub refuses a token for longer, and a clock that goes before its own. */
const validSeconds = 540;
const clockSkewSeconds = 60;
const renewBeforeMs = 5 * 60_000;

export interface InstallationTokens {
    /** A token that is valid for at least five more minutes. @throws CicdError REPOSITORY_AUTH | REPOSITORY_UNREACHABLE … */
    tokenOf(credential: AppCredential): Promise<Secret>;
}

/** Where GitHub's API lives: beside the website, or below it on a server of one's own. */
export function githubApi(host: string): string {
    if (host === "github.com" || host.endsWith(".ghe.com")) {
        return `https://api.${host}`;
    }
    const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
    return `${isLoopback ? "http" : "https"}://${host}/api/v3`;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** @throws CicdError INVALID_INPUT when the key is none; its sentences quote nothing of it */
export function appAssertion({ appId, privateKey }: AppCredential, now: Date): string {
    const seconds = Math.floor(now.getTime() / 1000);
    const claims = { iat: seconds - clockSkewSeconds, exp: seconds + validSeconds, iss: appId };
    const text = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
    try {
        const key = createPrivateKey(privateKey.reveal());
        return `${text}.${sign("RSA-SHA256", Buffer.from(text), key).toString("base64url")}`;
    } catch {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: "The GitHub App's private key can't be read.",
            safe: "It was not sent anywhere.",
            hint: "Paste the .pem file that GitHub handed out, with its first and last line.",
        });
    }
}

interface Answer {
    token: string;
    expires_at: string;
}

function isAnswer(body: unknown): body is Answer {
    const { token, expires_at: until } = (body ?? {}) as Partial<Answer>;
    return typeof token === "string" && token !== "" && Number.isFinite(Date.parse(until ?? ""));
}

function refused(host: string, status: number): CicdError {
    const missing = status === 404;
    const code = status === 401 || status === 403 || missing ? "REPOSITORY_AUTH" : "REPOSITORY_UNREACHABLE";
    return new CicdError({
        code,
        message: missing
            ? `${host} knows no such installation of the GitHub App.`
            : `${host} gave no installation token for the GitHub App (${status}).`,
        safe: "The running stack was not touched.",
        hint:
            code === "REPOSITORY_AUTH"
                ? "Check the App's id, the installation's number and the private key, and that this server's clock is right."
                : "Wait until the forge has recovered, then try again.",
    });
}

/** Trades an App's key for installation tokens and keeps them until shortly before they expire. */
export function createInstallationTokens(request: RequestForge, clock: Clock): InstallationTokens {
    const kept = new Map<string, { token: Secret; until: number }>();
    const fetchToken = async (credential: AppCredential) => {
        const { host, installationId } = credential;
        const { status, body } = await request({
            method: "POST",
            url: `${githubApi(host)}/app/installations/${installationId}/access_tokens`,
            headers: {
                Authorization: `Bearer ${appAssertion(credential, clock.now())}`,
                Accept: "application/vnd.github+json",
            },
        });
        if (status !== 201 || !isAnswer(body)) {
            throw refused(host, status);
        }
        return { token: new Secret(body.token), until: Date.parse(body.expires_at) };
    };
    return {
        async tokenOf(credential) {
            const { host, appId, installationId, privateKey } = credential;
            const key = createHash("sha256")
                .update([host, appId, installationId, privateKey.reveal()].join("\n"))
                .digest("hex");
            const known = kept.get(key);
            if (known && known.until - clock.now().getTime() > renewBeforeMs) {
                return known.token;
            }
            const fresh = await fetchToken(credential);
            kept.set(key, fresh);
            return fresh.token;
        },
    };
}
