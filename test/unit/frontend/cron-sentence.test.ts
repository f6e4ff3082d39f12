import { afterEach, describe, expect, it } from "vitest";
import { cronProblem, cronSentence } from "../../../frontend/src/format/cron-sentence";
import { speak } from "../../../frontend/src/texts";
import { english } from "../../../frontend/src/texts/english";
import { german } from "../../../frontend/src/texts/german";
import { spanish } from "../../../frontend/src/texts/spanish";

afterEach(() => speak("en", english));

const zone = "Europe/Berlin";

describe("cronSentence()", () => {
    it.each([
        ["* * * * *", "every minute"],
        ["*/15 * * * *", "every 15 minutes"],
        ["0 * * * *", "every hour at minute 0"],
        ["5,35 * * * *", "every hour at minute 5 and 35"],
        ["0 */6 * * *", "every 6 hours at minute 0"],
        ["0 3 * * *", "every day at 03:00"],
        ["0,30 8,20 * * *", "every day at 08:00, 08:30, 20:00, and 20:30"],
        ["0 3 * * 1", "every Monday at 03:00"],
        ["0 3 * * 0,6", "every Saturday and Sunday at 03:00"],
        ["0 3 * * mon-fri", "Monday to Friday at 03:00"],
        ["0 3 * * 5-7", "Friday to Sunday at 03:00"],
        ["0 3 1 * *", "on day 1 of the month at 03:00"],
        ["0 3 1,15 * *", "on day 1 and 15 of the month at 03:00"],
        ["0 3 13 * 5", "on day 13 of the month and every Friday at 03:00"],
        ["0 3 1 1,7 *", "on day 1 of the month at 03:00, only in January and July"],
        ["*/10 * * * 1-5", "every 10 minutes, Monday to Friday"],
    ])("says of %s: %s", (schedule, words) => {
        expect(cronSentence(schedule, zone)).toBe(`${words} (${zone})`);
    });

    it.each(["* 3 * * *", "*/10 8-18 * * *", "0 3 */2 * *", "*/10 */2 * * *"])(
        "shows %s as it is written",
        (schedule) => {
            expect(cronSentence(schedule, zone)).toBe(`by the schedule ${schedule} (${zone})`);
        },
    );

    it.each([
        ["0 3 * * *", "täglich um 03:00"],
        ["0 3 * * 1,4", "jeden Montag und Donnerstag um 03:00"],
        ["*/15 * * * 1-5", "alle 15 Minuten, Montag bis Freitag"],
        ["0 3 1 3 *", "am Tag 1 des Monats um 03:00, nur im März"],
    ])("says %s in German", (schedule, words) => {
        speak("de", german);
        expect(cronSentence(schedule, "UTC")).toBe(`${words} (UTC)`);
    });

    it.each([
        ["0 3 * * 1,4", "cada lunes y jueves a las 03:00"],
        ["*/15 * * * 1-5", "cada 15 minutos, de lunes a viernes"],
        ["0 3 1,15 3 *", "cada día 1 y 15 del mes a las 03:00, solo en marzo"],
    ])("says %s in Spanish", (schedule, words) => {
        speak("es", spanish);
        expect(cronSentence(schedule, "UTC")).toBe(`${words} (UTC)`);
    });
});

describe("cronProblem()", () => {
    it("answers why a schedule can't be read, and null for one that can", () => {
        expect(cronProblem("0 25 * * *")).toBe("25 is no hour: it is from 0 to 23");
        expect(cronProblem("0 3 * * *")).toBeNull();
    });
});
