import { expect, it } from "vitest";
import { freeSlots } from "../../../../backend/deploy/traffic/haproxy/place-backends";
import { slotServer } from "../../../../backend/deploy/traffic/haproxy/slot-commands";

const counted = (slot: number, requests: number, open = 0) => ({
    proxy: "p80",
    name: slotServer(slot),
    address: "10.0.0.2",
    requests,
    errors: 0,
    latencyMs: 10,
    open,
});

it("freeSlots() gives untouched slots first, and none that is known or has open connections", () => {
    const known = [{ slot: 2, id: "c", address: "10.0.0.3", requests: 0, errors: 0, trusted: false }];
    const free = freeSlots(known, [counted(1, 10), counted(3, 0, 1), counted(4, 3)]);
    expect(free.slice(0, 2)).toEqual([5, 6]);
    expect(free.slice(-2)).toEqual([4, 1]);
    expect(free).not.toContain(2);
    expect(free).not.toContain(3);
});
