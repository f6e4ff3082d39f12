import { credentials } from "../models/credentials";
import type { Db } from "../models/db";
import type { EventBus } from "../models/event-bus";

interface Needs {
    db: Db;
    bus: EventBus;
    log: (line: string) => void;
}

/** One line when a host refuses a credential for the first time, or takes it again; open panels show it at once. */
export async function announceLogin({ db, bus, log }: Needs, id: number, accepted: boolean): Promise<void> {
    const row = await credentials.find(db, id);
    if (!row) {
        return;
    }
    const words = accepted ? "accepts the credential again" : "has refused the credential";
    log(`${row.host} ${words}: "${row.name}"`);
    for (const stack of await credentials.stacksOf(db, id)) {
        bus.publish({ type: "stack", stack });
    }
}
