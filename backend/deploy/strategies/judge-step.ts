import { phrase } from "../../../common/phrase";
import { isShunned, judgeCanary, type CanaryLook, type CanaryVerdict } from "./canary-analysis";
import type { CanaryStep } from "./watch-canary-step";

interface Seen {
    looks: readonly CanaryLook[];
    pauseMs: number;
}

/** What follows from the looks at a step so far, by its settings and by what its switch can tell. */
export function judgeStep(seen: Seen, step: CanaryStep): CanaryVerdict {
    const verdict = judge(seen, step);
    // A bad version is ended by its figures also where people promote.
    return step.config.analysis.manual && verdict.go === "on" ? { ...verdict, go: "wait" } : verdict;
}

function judge({ looks, pauseMs }: Seen, { driver, route, config, index }: CanaryStep): CanaryVerdict {
    const { analysis, steps } = config;
    const last = looks.at(-1)!;
    const go = last.at >= pauseMs ? "on" : "wait";
    if (!analysis.enabled) {
        return { go, reason: phrase("figures.unjudged") };
    }
    if (!driver.measures) {
        return { go, reason: phrase("figures.uncounted", { traffic: driver.name }) };
    }
    const verdict = judgeCanary(looks, pauseMs, analysis);
    // Clients that keep the container that answered them first may leave a new one without any.
    const isSticky = route.ports.some(({ sticky }) => sticky);
    return verdict.go === "on" && !isSticky && isShunned(last, steps[index]!.weight)
        ? { go: "abort", reason: phrase("figures.shunned", { old: last.old.requests }) }
        : verdict;
}
