import { registryOf } from "../../../common/registry-of";
import type { RequestForge } from "../../git/request-forge";
import { askRegistry, type Login } from "./ask-registry";
import { manifestPath } from "./manifest-path";

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * What a tag leads to at its registry now; null where the registry doesn't tell us, for instance because docker has a
 * login for it that we can't read. Asked by HEAD, which Docker Hub doesn't count as a pull.
 */
export async function askDigest(
    request: RequestForge,
    { reference, login }: { reference: string; login: Login | null },
): Promise<string | null> {
    const question = { host: registryOf(reference), path: manifestPath(reference), login, method: "HEAD" as const };
    const answer = await askRegistry(request, question).catch(() => null);
    const digest = answer?.status === 200 ? answer.headers["docker-content-digest"] : undefined;
    return typeof digest === "string" && DIGEST.test(digest) ? digest : null;
}
