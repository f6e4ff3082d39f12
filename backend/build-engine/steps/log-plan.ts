import type { PlanView } from "../../../common/views";
import type { StepContext } from "../step";

/** What will happen to each service, what that means for whoever uses it, and what else is to be known. */
export function logPlan({ log }: Pick<StepContext, "log">, { changes, resources = [], notes }: PlanView): void {
    for (const { service, action, reasons, outage } of changes) {
        log.write(`${[`${service}: ${action}`, ...reasons].join(", ")}\n`);
        if (outage !== undefined && action !== "keep") {
            log.write(`    ${outage.text}\n`);
        }
    }
    for (const { kind, name, change } of resources) {
        log.write(`${kind} ${name}: ${change === "unused" ? "no longer used, and kept" : change}\n`);
    }
    for (const { text } of notes) {
        log.write(`${text}\n`);
    }
}
