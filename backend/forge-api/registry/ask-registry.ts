import { CicdError } from "../../../common/errors";
import type { ForgeAnswer, RequestForge } from "../../git/request-forge";
import { authChallenge, type AuthChallenge } from "./auth-challenge";
import { registryUrls } from "./registry-place";

export interface Login {
    username: string;
    password: { reveal(): string };
}

export interface RegistryQuestion {
    host: string;
    /** Below the registry's root, e.g. /v2/ */
    path: string;
    login: Login | null;
    /** GET unless given. */
    method?: "GET" | "HEAD";
}

const ACCEPT = [
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/json",
].join(", ");

const basic = ({ username, password }: Login) =>
    `Basic ${Buffer.from(`${username}:${password.reveal()}`, "utf8").toString("base64")}`;

/** A password goes over http to our own machine only. */
function tokenUrl(challenge: AuthChallenge & { scheme: "bearer" }, login: Login | null, base: string): string {
    const url = URL.canParse(challenge.realm) ? new URL(challenge.realm) : null;
    if (url === null || (url.protocol !== "https:" && !(url.protocol === "http:" && base.startsWith("http:")))) {
        throw new CicdError({
            code: "URL_REFUSED",
            message: `${new URL(base).host} sends logins to an address that is not https.`,
            safe: "Nothing was sent there.",
            hint: "Have the registry name an https address for its tokens.",
        });
    }
    for (const key of ["service", "scope"] as const) {
        if (challenge[key] !== "") {
            url.searchParams.set(key, challenge[key]);
        }
    }
    if (login) {
        url.searchParams.set("account", login.username);
    }
    return url.href;
}

function tokenIn(body: unknown): string | null {
    const { token, access_token: accessToken } = (body ?? {}) as { token?: unknown; access_token?: unknown };
    const found = token ?? accessToken;
    return typeof found === "string" && found !== "" ? found : null;
}

async function askAt(
    request: RequestForge,
    base: string,
    { path, login, method = "GET" }: RegistryQuestion,
): Promise<ForgeAnswer> {
    const url = base + path;
    const ask = (headers: Record<string, string>) => request({ method, url, headers: { Accept: ACCEPT, ...headers } });
    const first = await ask({});
    const challenge = first.status === 401 ? authChallenge(first.headers["www-authenticate"]) : null;
    if (challenge === null || (challenge.scheme === "basic" && login === null)) {
        return first;
    }
    if (challenge.scheme === "basic") {
        return ask({ Authorization: basic(login!) });
    }
    const answer = await request({
        method: "GET",
        url: tokenUrl(challenge, login, base),
        headers: login ? { Authorization: basic(login) } : {},
    });
    const token = answer.status === 200 ? tokenIn(answer.body) : null;
    return token === null ? answer : ask({ Authorization: `Bearer ${token}` });
}

/**
 * Asks a registry as docker does: without a login first, then as it says. Any status is a value; that of the server of
 * tokens stands for a refusal there. @throws CicdError URL_REFUSED | REPOSITORY_UNREACHABLE | TLS_UNTRUSTED
 */
export async function askRegistry(request: RequestForge, question: RegistryQuestion): Promise<ForgeAnswer> {
    const [first, second] = registryUrls(question.host) as [string, string?];
    if (second === undefined) {
        return askAt(request, first, question);
    }
    return askAt(request, first, question).catch((error: unknown) => {
        if (error instanceof CicdError && error.code === "URL_REFUSED") {
            throw error;
        }
        return askAt(request, second, question);
    });
}
