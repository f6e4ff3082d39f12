import { CicdError } from "../../common/errors";
import type { ConnectRepository } from "../../common/schema";
import type { ConnectionReport } from "../../common/views";
import { openCredential } from "../git/open-credential";
import { presentedCertificate } from "../git/presented-certificate";
import { parseRepositoryUrl } from "../git/repository-url";
import { credentials } from "../models/credentials";
import type { Dependencies } from "./dependencies";

/** Reachable, credential right, branch there, compose file there: each with its own sentence. Stores nothing. */
export async function testConnection(deps: Dependencies, input: ConnectRepository): Promise<ConnectionReport> {
    const { url, host, protocol } = parseRepositoryUrl(input.url);
    const id = input.credential ?? null;
    const row = id === null ? null : await credentials.find(deps.db, id);
    if (id !== null && row === null) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: "The chosen credential does not exist any more.",
            hint: "Choose another one or add it again.",
        });
    }
    const credential = row && openCredential(deps.secrets, row);
    const expected = { branch: input.branch, composePath: input.composePath ?? [] };
    const report = await deps.git.testConnection({ url, credential }, expected);
    const untrusted = report.checks.some(({ code }) => code === "TLS_UNTRUSTED");
    const shown = untrusted ? await presentedCertificate(host).catch(() => null) : null;
    return {
        ...report,
        ...(shown ? { certificate: shown.view } : {}),
        ...(protocol === "http" ? { unencrypted: true } : {}),
    };
}
