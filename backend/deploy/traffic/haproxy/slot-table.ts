import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { writeText } from "../../files/write-file";
import type { SwitchLayout } from "./switch-layout";

const slotSchema = z.object({
    slot: z.number().int().min(1),
    id: z.string(),
    address: z.string(),
    /** What the switch had counted in this slot when the container came into it. */
    requests: z.number(),
    errors: z.number(),
    /** Taken for well, and not asked. */
    trusted: z.boolean().default(false),
});
/** Which container is in which slot: the switch itself knows addresses only. */
export type Slot = z.infer<typeof slotSchema>;

const tableFile = (layout: SwitchLayout) => path.join(layout.home, "slots.json");

/** Nothing where it can't be read: the slots are then filled anew. */
export async function readSlots(layout: SwitchLayout): Promise<Slot[]> {
    const text = await readFile(tableFile(layout), "utf8").catch(() => "[]");
    try {
        return z.array(slotSchema).parse(JSON.parse(text));
    } catch {
        return [];
    }
}

export async function writeSlots(layout: SwitchLayout, slots: readonly Slot[]): Promise<void> {
    await writeText(tableFile(layout), JSON.stringify(slots), { mode: 0o600, owner: null });
}
