import { language, t } from "../texts";
import { duration } from "./time";

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;
const fewSeconds = 10 * second;

/** "0.4 s", "8 s", "2 min 5 s", "1 h 4 min", "3 d 2 h". */
export function longDuration(ms: number): string {
    if (ms < fewSeconds) {
        return t("time.seconds", { count: (ms / second).toLocaleString(language(), { maximumFractionDigits: 1 }) });
    }
    const hours = Math.round(ms / hour);
    return ms < day ? duration(ms) : t("measure.daysHours", { days: Math.floor(hours / 24), hours: hours % 24 });
}
