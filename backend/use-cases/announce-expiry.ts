import { credentialNotice } from "../../common/credential-notice";
import { credentials } from "../models/credentials";
import type { Dependencies } from "./dependencies";

/** One line in the log for each credential that expires within 14 days; once for each expiry, whatever restarts. */
export async function announceExpiry(
    { db, clock }: Pick<Dependencies, "db" | "clock">,
    log: (line: string) => void,
): Promise<void> {
    for (const row of await credentials.list(db)) {
        const notice = credentialNotice({ ...row, failingSince: null }, clock.now().getTime());
        if (notice && row.details.announced !== notice.at) {
            const verb = notice.kind === "expired" ? "has expired" : "expires";
            log(
                `the credential "${row.name}" for ${row.host} ${verb} on ${notice.at.slice(0, 10)}: store a new secret`,
            );
            await credentials.update(db, row.id, { ...row, details: { ...row.details, announced: notice.at } });
        }
    }
}
