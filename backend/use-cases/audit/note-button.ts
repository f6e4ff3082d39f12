import type { AuditAction } from "../../../common/audit-actions";
import { audit } from "../../models/audit";
import { isoNow } from "../../models/clock";
import type { Dependencies } from "../dependencies";

const LONGEST = 100;

/** How the host's own events are called in the trail; what a person presses for them is a button. */
export const BUTTONS: Readonly<Record<string, AuditAction>> = {
    deployStack: "button.deploy",
    saveStack: "button.save",
    deleteStack: "button.delete",
    startStack: "button.start",
    stopStack: "button.stop",
    restartStack: "button.restart",
    updateStack: "button.update",
    downStack: "button.down",
    startService: "button.start",
    stopService: "button.stop",
    restartService: "button.restart",
};

interface Pressed {
    name: string;
    stack: string;
    args: readonly unknown[];
    /** Null where the host doesn't know. */
    user: string | null;
}

export interface ButtonDeps extends Pick<Dependencies, "db" | "clock"> {
    report: (error: unknown) => void;
}

/**
 * One entry for a button of the host's own. Never fails: an entry that can't be written is no reason to refuse.
 *
 * @param detail the service that it was for, unless it says otherwise
 */
export async function noteButton(
    { db, clock, report }: ButtonDeps,
    pressed: Pressed,
    detail: string = serviceOf(pressed),
): Promise<void> {
    const { name, stack, user } = pressed;
    const action = BUTTONS[name];
    if (action === undefined) {
        return;
    }
    const entry = { stack, action, detail: detail.slice(0, LONGEST), at: isoNow(clock), actor: user ?? "somebody" };
    await audit.record(db, entry).catch(report);
}

function serviceOf({ name, args: [, service] }: Pressed): string {
    return name.endsWith("Service") && typeof service === "string" ? service : "";
}
