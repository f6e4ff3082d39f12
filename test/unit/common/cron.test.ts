import { describe, expect, it } from "vitest";
import { nextTime } from "../../../common/cron/next-time";
import { parseCron } from "../../../common/cron/parse-cron";

const berlin = "Europe/Berlin";

function times(schedule: string, from: string, { zone = "UTC", count = 1 } = {}): string[] {
    const cron = parseCron(schedule);
    const found: string[] = [];
    for (let at: number | null = Date.parse(from); found.length < count;) {
        at = nextTime(cron, at, zone);
        if (at === null) {
            break;
        }
        found.push(new Date(at).toISOString().replace(":00.000Z", "Z"));
    }
    return found;
}

describe("nextTime()", () => {
    it.each([
        ["* * * * *", "2026-01-01T00:00:00Z", "2026-01-01T00:01Z"],
        ["* * * * *", "2026-01-01T00:00:59.999Z", "2026-01-01T00:01Z"],
        ["*/15 * * * *", "2026-01-01T10:46:00Z", "2026-01-01T11:00Z"],
        ["5 * * * *", "2026-12-31T23:05:00Z", "2027-01-01T00:05Z"],
        ["0 3 * * *", "2026-01-01T03:00:00Z", "2026-01-02T03:00Z"],
        ["0 3 * * *", "2026-01-01T02:59:59Z", "2026-01-01T03:00Z"],
        ["30 8,20 * * *", "2026-01-01T09:00:00Z", "2026-01-01T20:30Z"],
        ["0 9-17/4 * * *", "2026-01-01T10:00:00Z", "2026-01-01T13:00Z"],
        ["0 */6 * * *", "2026-01-01T18:00:00Z", "2026-01-02T00:00Z"],
        ["0 3 * * mon", "2026-01-01T00:00:00Z", "2026-01-05T03:00Z"],
        ["0 3 * * 7", "2026-01-01T00:00:00Z", "2026-01-04T03:00Z"],
        ["0 3 * * 5-7", "2026-01-03T04:00:00Z", "2026-01-04T03:00Z"],
        ["0 3 * * 1-5", "2026-01-02T04:00:00Z", "2026-01-05T03:00Z"],
        ["0 0 31 * *", "2026-01-31T12:00:00Z", "2026-03-31T00:00Z"],
        ["0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00Z"],
        ["0 0 29 2 *", "2096-03-01T00:00:00Z", "2104-02-29T00:00Z"],
        ["0 0 1 JAN *", "2026-01-01T00:00:00Z", "2027-01-01T00:00Z"],
        // Both days restricted: either is enough.
        ["0 0 13 * fri", "2026-02-01T00:00:00Z", "2026-02-06T00:00Z"],
        // A star with a step restricts, and still leaves it to the other one, as in cron.
        ["0 0 */2 * sun", "2026-02-01T00:00:00Z", "2026-02-15T00:00Z"],
    ])("%s after %s is %s", (schedule, from, expected) => {
        expect(times(schedule, from)).toEqual([expected]);
    });

    it.each([
        ["winter", "0 3 * * *", "2026-01-10T12:00:00Z", berlin, ["2026-01-11T02:00Z"]],
        ["summer", "0 3 * * *", "2026-07-10T12:00:00Z", berlin, ["2026-07-11T01:00Z"]],
        [
            "a day that has begun elsewhere",
            "0 1 * * *",
            "2026-01-01T10:30:00Z",
            "Pacific/Kiritimati",
            ["2026-01-01T11:00Z"],
        ],
        ["a quarter of an hour off", "0 0 * * *", "2026-01-01T12:00:00Z", "Asia/Kathmandu", ["2026-01-01T18:15Z"]],
        [
            "the times that spring leaves out, once, at the change",
            "0,30 2 * * *",
            "2026-03-28T12:00:00Z",
            berlin,
            ["2026-03-29T01:00Z", "2026-03-30T00:00Z", "2026-03-30T00:30Z"],
        ],
        [
            "the times that autumn shows twice, once",
            "30 2 * * *",
            "2026-10-24T12:00:00Z",
            berlin,
            ["2026-10-25T00:30Z", "2026-10-26T01:30Z"],
        ],
        [
            "an hour that autumn shows twice, from its second showing on",
            "30 2 * * *",
            "2026-10-25T00:45:00Z",
            berlin,
            ["2026-10-26T01:30Z"],
        ],
        [
            "every half hour through spring",
            "*/30 * * * *",
            "2026-03-29T00:15:00Z",
            berlin,
            ["2026-03-29T00:30Z", "2026-03-29T01:00Z", "2026-03-29T01:30Z"],
        ],
        [
            "every half hour through autumn",
            "*/30 * * * *",
            "2026-10-24T23:45:00Z",
            berlin,
            ["2026-10-25T00:00Z", "2026-10-25T00:30Z", "2026-10-25T01:00Z", "2026-10-25T01:30Z", "2026-10-25T02:00Z"],
        ],
        [
            "every second hour through spring: 02:00 isn't shown",
            "0 */2 * * *",
            "2026-03-28T23:30:00Z",
            berlin,
            ["2026-03-29T02:00Z", "2026-03-29T04:00Z"],
        ],
        [
            "a change of half an hour",
            "15 2 * * *",
            "2026-10-03T12:00:00Z",
            "Australia/Lord_Howe",
            ["2026-10-03T15:30Z", "2026-10-04T15:15Z"],
        ],
        [
            "a day that begins at one o'clock",
            "0 0 * * *",
            "2026-09-05T12:00:00Z",
            "America/Santiago",
            ["2026-09-06T04:00Z", "2026-09-07T03:00Z"],
        ],
        [
            "every minute over a midnight that isn't shown",
            "*/30 * * * *",
            "2026-09-06T03:15:00Z",
            "America/Santiago",
            ["2026-09-06T03:30Z", "2026-09-06T04:00Z", "2026-09-06T04:30Z"],
        ],
        [
            "every half hour over a midnight that is shown twice",
            "*/30 * * * *",
            "2026-04-05T02:40:00Z",
            "America/Santiago",
            ["2026-04-05T03:00Z", "2026-04-05T03:30Z", "2026-04-05T04:00Z"],
        ],
    ])("knows %s", (_, schedule, from, zone, expected) => {
        expect(times(schedule, from, { zone, count: expected.length })).toEqual(expected);
    });

    it("never stands still and never goes back, over two years of changing clocks", () => {
        for (const schedule of ["7 */5 * * *", "7 1-4 * * *"]) {
            const cron = parseCron(schedule);
            let at = Date.parse("2026-01-01T00:00:00Z");
            for (const end = at + 2 * 365 * 86_400_000; at < end;) {
                const next = nextTime(cron, at, "America/Santiago")!;
                expect(next).toBeGreaterThan(at);
                expect(next - at).toBeLessThanOrEqual(25 * 3_600_000);
                at = next;
            }
        }
    });
});

describe("parseCron()", () => {
    it.each([
        ["", /five fields.*0/],
        ["* * * *", /this has 4/],
        ["0 0 3 * * *", /none for seconds/],
        ["@daily", /write 0 0 \* \* \*/],
        ["@reboot", /five fields/],
        ["60 * * * *", /60 is no minute: it is from 0 to 59/],
        ["* 24 * * *", /24 is no hour/],
        ["* * 0 * *", /0 is no day of the month: it is from 1 to 31/],
        ["* * * 13 *", /13 is no month/],
        ["* * * * 8", /8 is no day of the week/],
        ["* * * * monday", /"monday" is no day of the week/],
        ["* * * foo *", /"foo" is no month/],
        ["5/10 * * * *", /write 5-59\/10/],
        ["*/0 * * * *", /no step/],
        ["*/90 * * * *", /no step for a minute/],
        ["*/2/3 * * * *", /no minute/],
        ["50-10 * * * *", /write 50-59,0-10/],
        ["1-2-3 * * * *", /no range/],
        ["1,,2 * * * *", /no minute/],
        ["-5 * * * *", /no minute/],
        ["1.5 * * * *", /no minute/],
        ["? * * * *", /no minute/],
        ["0 0 L * *", /no day of the month/],
        ["0 0 30 2 *", /no year has such a day/],
        ["0 0 31 2,4,6 *", /no year has such a day/],
        ["00000000000000001 * * * *", /no minute/],
    ])("refuses %j with a reason", (schedule, reason) => {
        expect(() => parseCron(schedule)).toThrow(reason);
    });

    it("takes spaces, names in any case, lists and a Sunday twice", () => {
        const cron = parseCron("  0   3 * FEB,Jan SUN,7,mon ");
        expect(cron.months.values).toEqual([1, 2]);
        expect(cron.weekdays.values).toEqual([0, 1]);
    });

    it("takes a day that no month has where a weekday is enough", () => {
        expect(times("0 0 30 2 mon", "2026-02-01T00:00:00Z")).toEqual(["2026-02-02T00:00Z"]);
    });
});
