import type { JobRunView, JobView } from "../../../common/job-views";
import { cronProblem, cronSentence } from "../format/cron-sentence";
import { t } from "../texts";
import type { StateLook } from "./deployment-words";

const looks: Record<JobRunView["state"], Omit<StateLook, "word">> = {
    queued: { icon: "clock", tone: "quiet" },
    running: { icon: "circle-half", tone: "busy", spin: true },
    succeeded: { icon: "circle-check", tone: "good" },
    failed: { icon: "circle-x", tone: "bad" },
    canceled: { icon: "ban", tone: "quiet" },
    skipped: { icon: "forward", tone: "warn" },
};

export function runLook({ state, cancelRequested }: JobRunView): StateLook {
    const word = state === "running" && cancelRequested ? t("state.canceling") : t(`run.state.${state}`);
    return { ...looks[state], word };
}

/** When a job runs, in words. */
export function whenWords({ schedule, timezone, enabled }: Pick<JobView, "schedule" | "timezone" | "enabled">): string {
    if (schedule === null) {
        return t("job.byHand");
    }
    const words = cronProblem(schedule) === null ? cronSentence(schedule, timezone) : schedule;
    return enabled ? words : t("job.rests", { schedule: words });
}
