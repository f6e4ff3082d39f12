import type { Ignored } from "./forge";
import { at, shaOf } from "./untrusted";

/** The test button of Gogs and its kin sends a push of the newest commit onto itself; null for every other push. */
export function testPush(payload: unknown, sender: string): Ignored | null {
    const after = shaOf(at(payload, "after"));
    const isTest = typeof after === "object" && after.sha === at(payload, "before");
    return isTest ? { ignored: "ping: the webhook works", ping: true, sender } : null;
}
