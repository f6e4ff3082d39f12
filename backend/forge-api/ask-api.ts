import type { InstallationTokens } from "../git/installation-tokens";
import type { RequestForge } from "../git/request-forge";
import type { Clock } from "../models/clock";
import { Secret } from "../models/secret";
import type { ApiCredential } from "./api-credential";
import type { ApiLogin, AskApi, ForgeApi } from "./forge-api";
import { forgeApiError } from "./forge-api-error";
import type { RepositoryPlace } from "./repository-place";

export interface AskParts {
    request: RequestForge;
    tokens: InstallationTokens;
    clock: Clock;
    /** Hears whether a stored credential was let in. */
    recordLogin(credentialId: number, accepted: boolean): Promise<void>;
}

export interface Asked {
    api: ForgeApi;
    place: RepositoryPlace;
    credential: ApiCredential | null;
}

async function loginOf(tokens: InstallationTokens, { opened, kind }: ApiCredential): Promise<ApiLogin> {
    if (opened.kind === "github-app") {
        return { kind: "app", username: "", secret: await tokens.tokenOf(opened) };
    }
    return {
        kind: kind === "https-password" ? "password" : "token",
        username: opened.kind === "https" ? opened.username : "",
        secret: opened.kind === "https" ? opened.token : new Secret(""),
    };
}

/** Binds a forge's API to one repository and one login. Null where the repository's URL leads to none. */
export function askApi(parts: AskParts, { api, place, credential }: Asked): AskApi | null {
    const roots = api.locate(place);
    if (!roots) {
        return null;
    }
    return async (asked) => {
        const login = credential && (await loginOf(parts.tokens, credential));
        const answer = await parts.request({
            method: asked.method ?? "GET",
            url: roots[asked.under ?? "repository"] + asked.path,
            headers: { Accept: "application/json", ...api.headers(login) },
            body: asked.body,
        });
        if (credential?.onlyForApi && (answer.status === 401 || answer.status < 300)) {
            await parts.recordLogin(credential.opened.id!, answer.status !== 401);
        }
        if (answer.status >= 200 && answer.status < 300) {
            return answer.body;
        }
        throw forgeApiError(place.host, asked, { answer, now: parts.clock.now() });
    };
}
