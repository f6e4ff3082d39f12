import { CicdError } from "../../../common/errors";
import type { LoginReport } from "../../../common/views";
import type { RequestForge } from "../../git/request-forge";
import { askRegistry, type Login } from "./ask-registry";

function judged(host: string, status: number): LoginReport {
    if (status === 200) {
        return { ok: true, refused: false, message: `${host} accepts the login.` };
    }
    if (status === 401 || status === 403) {
        return { ok: false, refused: true, message: `${host} refuses the login (${status}).` };
    }
    if (status === 429) {
        return { ok: false, refused: false, message: `${host} takes no more questions for now (429).` };
    }
    const words = status === 404 ? "has no registry of images there" : "did not answer as registries do";
    return { ok: false, refused: false, message: `${host} ${words} (${status}).` };
}

/** Asks /v2/ with the login; changes nothing. What goes wrong on the way there is a sentence too. */
export async function testLogin(request: RequestForge, host: string, login: Login): Promise<LoginReport> {
    try {
        const { status } = await askRegistry(request, { host, path: "/v2/", login });
        return judged(host, status);
    } catch (error) {
        if (error instanceof CicdError) {
            return { ok: false, refused: false, message: `${error.message} ${error.hint}` };
        }
        throw error;
    }
}
