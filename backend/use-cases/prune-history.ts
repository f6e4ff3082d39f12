import { audit } from "../models/audit";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import { pruneHistory } from "../models/prune-history";
import { settings } from "../models/settings";

const DAY_MS = 86_400_000;
/** Rows at a time: everybody else uses the same connection. */
const AT_ONCE = 200;

/** Forgets ended deployments and entries of the audit trail that are older than the settings say. */
export async function pruneOld({ db, clock }: { db: Database; clock: Clock }): Promise<void> {
    const { keepHistoryDays, keepAuditDays } = (await settings.load(db)).disk;
    const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY_MS).toISOString();
    if (keepHistoryDays > 0) {
        const old = { before: daysAgo(keepHistoryDays), limit: AT_ONCE };
        await untilFew(() => db.transaction((trx) => pruneHistory(trx, old)));
    }
    if (keepAuditDays > 0) {
        const old = { before: daysAgo(keepAuditDays), limit: AT_ONCE };
        await untilFew(() => audit.prune(db, old));
    }
}

async function untilFew(prune: () => Promise<number>): Promise<void> {
    let gone = AT_ONCE;
    while (gone === AT_ONCE) {
        gone = await prune();
    }
}
