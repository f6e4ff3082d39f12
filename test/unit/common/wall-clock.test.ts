import { describe, expect, it } from "vitest";
import { dayAt, instantOf } from "../../../common/wall-clock";

const berlin = "Europe/Berlin";
const at = (day: string, time: string, timezone: string, which: "first" | "last" = "first") => {
    const [year, month, date] = day.split("-").map(Number);
    const [hours, minutes] = time.split(":").map(Number);
    const instant = instantOf({ year: year!, month: month!, day: date! }, hours! * 60 + minutes!, { timezone, which });
    return new Date(instant).toISOString();
};

describe("instantOf()", () => {
    it.each([
        ["UTC", "2026-03-01", "10:30", "2026-03-01T10:30:00.000Z"],
        ["winter time", "2026-01-15", "22:00", "2026-01-15T21:00:00.000Z", berlin],
        ["summer time", "2026-07-15", "22:00", "2026-07-15T20:00:00.000Z", berlin],
        ["the evening before the clocks go forward", "2026-03-28", "23:30", "2026-03-28T22:30:00.000Z", berlin],
        ["the morning after they did", "2026-03-29", "08:00", "2026-03-29T06:00:00.000Z", berlin],
        ["half an hour off", "2026-05-05", "00:00", "2026-05-04T18:30:00.000Z", "Asia/Kolkata"],
        ["a change of half an hour", "2026-10-04", "03:00", "2026-10-03T16:00:00.000Z", "Australia/Lord_Howe"],
        ["behind UTC", "2026-12-31", "20:00", "2027-01-01T04:00:00.000Z", "America/Los_Angeles"],
        ["far ahead", "2026-01-01", "01:00", "2025-12-31T11:00:00.000Z", "Pacific/Kiritimati"],
        ["a day beyond the month", "2026-01-32", "00:00", "2026-01-31T23:00:00.000Z", berlin],
    ])("knows %s", (_, day, time, expected, timezone = "UTC") => {
        expect(at(day, time, timezone)).toBe(expected);
        expect(at(day, time, timezone, "last")).toBe(expected);
    });

    it("tells the two times apart that autumn shows twice", () => {
        expect(at("2026-10-25", "02:30", berlin, "first")).toBe("2026-10-25T00:30:00.000Z");
        expect(at("2026-10-25", "02:30", berlin, "last")).toBe("2026-10-25T01:30:00.000Z");
    });

    it.each([
        ["an hour", "2026-03-29", "02:30", berlin, "2026-03-29T01:00:00.000Z"],
        ["half an hour", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00.000Z"],
    ])("takes the moment of the change for a time that spring leaves out by %s", (_, day, time, zone, expected) => {
        expect(at(day, time, zone, "first")).toBe(expected);
        expect(at(day, time, zone, "last")).toBe(expected);
    });
});

describe("dayAt()", () => {
    it.each([
        ["2026-03-01T23:30:00Z", berlin, { year: 2026, month: 3, day: 2 }],
        ["2026-03-01T23:30:00Z", "UTC", { year: 2026, month: 3, day: 1 }],
        ["2026-01-01T02:00:00Z", "America/New_York", { year: 2025, month: 12, day: 31 }],
    ])("answers the day of %s in %s", (iso, timezone, expected) => {
        expect(dayAt(Date.parse(iso), timezone)).toEqual(expected);
    });
});
