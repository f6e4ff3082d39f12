import { describe, expect, it } from "vitest";
import { freezeWindowSchema, type FreezeWindow } from "../../../../common/schema";
import { frozenAt } from "../../../../backend/build-engine/holds/freeze-window";

const weekly = (days: string, from: string, to: string, timezone = "UTC"): FreezeWindow =>
    freezeWindowSchema.parse({ days: days.split(" "), from, to, timezone });
const once = (begin: string, end: string): FreezeWindow => freezeWindowSchema.parse({ begin, end });
const untilOf = (windows: FreezeWindow[], now: string) => frozenAt(windows, new Date(now))?.until ?? null;

const berlin = "Europe/Berlin";
const workday = weekly("mon tue wed thu fri", "09:00", "17:00");
const nightly = weekly("mon tue wed thu fri sat sun", "22:00", "06:00", berlin);
const weekend = [weekly("fri", "18:00", "00:00", berlin), weekly("sat sun", "00:00", "00:00", berlin)];
const christmas = once("2026-12-24T12:00:00+01:00", "2026-12-27T00:00:00+01:00");

describe("frozenAt()", () => {
    it("names a window that comes once by its minutes", () => {
        const found = frozenAt([christmas], new Date("2026-12-25T00:00:00Z"));
        expect(found?.name).toBe("2026-12-24 11:00 to 2026-12-26 23:00 UTC");
    });

    // 2026-03-02 is a Monday; in Berlin the clocks change on 2026-03-29 and on 2026-10-25, both Sundays.
    it.each([
        ["before a window", [workday], "2026-03-02T08:59:59.999Z", null],
        ["at its first moment", [workday], "2026-03-02T09:00:00Z", "2026-03-02T17:00:00.000Z"],
        ["at its last moment", [workday], "2026-03-02T16:59:59.999Z", "2026-03-02T17:00:00.000Z"],
        ["at its end", [workday], "2026-03-02T17:00:00Z", null],
        ["on another day of the week", [workday], "2026-03-07T10:00:00Z", null],
        ["over midnight, the evening", [nightly], "2026-01-15T21:30:00Z", "2026-01-16T05:00:00.000Z"],
        ["over midnight, the morning", [nightly], "2026-01-16T04:30:00Z", "2026-01-16T05:00:00.000Z"],
        ["over midnight, by day", [nightly], "2026-01-16T12:00:00Z", null],
        [
            "only Friday's night, on Saturday morning",
            [weekly("fri", "22:00", "06:00")],
            "2026-03-07T05:00:00Z",
            "2026-03-07T06:00:00.000Z",
        ],
        ["only Friday's night, on Friday morning", [weekly("fri", "22:00", "06:00")], "2026-03-06T05:00:00Z", null],
        ["in the night with an hour less", [nightly], "2026-03-28T22:30:00Z", "2026-03-29T04:00:00.000Z"],
        ["in the night with an hour more", [nightly], "2026-10-24T21:30:00Z", "2026-10-25T05:00:00.000Z"],
        [
            "ending at a time that is shown twice",
            [weekly("sun", "00:00", "02:30", berlin)],
            "2026-10-25T01:10:00Z",
            "2026-10-25T01:30:00.000Z",
        ],
        [
            "beginning at a time that is shown twice",
            [weekly("sun", "02:30", "06:00", berlin)],
            "2026-10-25T00:30:00Z",
            "2026-10-25T05:00:00.000Z",
        ],
        [
            "ending at a time that is left out",
            [weekly("sun", "00:00", "02:30", berlin)],
            "2026-03-29T00:59:00Z",
            "2026-03-29T01:00:00.000Z",
        ],
        [
            "after the moment in which the time was left out",
            [weekly("sun", "00:00", "02:30", berlin)],
            "2026-03-29T01:00:00Z",
            null,
        ],
        [
            "all day, from and to the same",
            [weekly("mon", "00:00", "00:00")],
            "2026-03-02T23:59:00Z",
            "2026-03-03T00:00:00.000Z",
        ],
        ["a weekend of windows that touch", weekend, "2026-03-06T17:30:00Z", "2026-03-08T23:00:00.000Z"],
        ["a weekend in which the clocks change", weekend, "2026-03-27T18:00:00Z", "2026-03-29T22:00:00.000Z"],
        ["once, given with an offset", [christmas], "2026-12-24T11:00:00Z", "2026-12-26T23:00:00.000Z"],
        ["once, over", [christmas], "2026-12-26T23:00:00Z", null],
        ["once, another year", [christmas], "2027-12-25T12:00:00Z", null],
        [
            "overlapping windows, to the later end",
            [workday, once("2026-03-02T16:00:00Z", "2026-03-02T20:00:00Z")],
            "2026-03-02T10:00:00Z",
            "2026-03-02T20:00:00.000Z",
        ],
        ["no window at all", [], "2026-03-02T10:00:00Z", null],
        [
            "across the change of the year",
            [weekly("thu", "20:00", "04:00", "America/New_York")],
            "2027-01-01T03:00:00Z",
            "2027-01-01T09:00:00.000Z",
        ],
        [
            "in a zone half a day ahead",
            [weekly("tue", "00:00", "12:00", "Pacific/Kiritimati")],
            "2026-03-02T11:00:00Z",
            "2026-03-02T22:00:00.000Z",
        ],
    ])("%s", (_, windows, now, until) => {
        expect(untilOf(windows, now)).toBe(until);
    });

    it("names the window with its reason", () => {
        const window = { ...weekly("sat sun", "00:00", "12:00", berlin), reason: "on-call rests" };
        expect(frozenAt([window], new Date("2026-03-07T08:00:00Z"))?.name).toBe(
            "sat, sun 00:00 to 12:00 Europe/Berlin (on-call rests)",
        );
    });

    it("answers, though the week is frozen wholly", () => {
        const always = weekly("mon tue wed thu fri sat sun", "00:00", "00:00");
        expect(Date.parse(untilOf([always], "2026-03-02T10:00:00Z")!)).toBeGreaterThan(
            Date.parse("2026-03-09T10:00:00Z"),
        );
    });
});

describe("freezeWindowSchema", () => {
    it.each([
        ["a zone that nobody knows", { days: ["mon"], from: "10:00", to: "11:00", timezone: "Mars/Olympus" }],
        ["an end before its begin", { begin: "2026-03-02T10:00:00Z", end: "2026-03-02T09:00:00Z" }],
        ["an end at its begin", { begin: "2026-03-02T10:00:00Z", end: "2026-03-02T11:00:00+01:00" }],
        ["no day", { days: [], from: "10:00", to: "11:00" }],
        ["a time that no clock shows", { days: ["mon"], from: "24:00", to: "11:00" }],
    ])("refuses %s", (_, window) => {
        expect(freezeWindowSchema.safeParse(window).success).toBe(false);
    });
});
