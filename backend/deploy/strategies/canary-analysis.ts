import { phrase, type Phrase } from "../../../common/phrase";
import type { RolloutConfig } from "../../../common/rollout-schema";
import { chanceOfExcess, chanceOfMore } from "./canary-chances";

/** `on`: the next step may begin. `abort`: back to the old version. */
export interface CanaryVerdict {
    go: "on" | "wait" | "abort";
    reason: Phrase;
}

/** What one version has answered since the step began. */
export interface VersionFigures {
    requests: number;
    errors: number;
    /** Average of its last requests in milliseconds; null where the switch doesn't know. */
    latencyMs: number | null;
}

/** One look at both versions. */
export interface CanaryLook {
    /** Milliseconds since the step began. */
    at: number;
    old: VersionFigures;
    new: VersionFigures;
}

type Analysis = RolloutConfig["analysis"];

/** Longest time that the step waits for enough figures, in pauses. */
export const PROLONGED = 3;
/** How likely a look may be by chance that ends a version which is as good as the old one. Hundreds of looks share it. */
const BY_CHANCE = 1e-6;
/** For the last look of a prolonged step, which is taken once. */
const BY_CHANCE_AT_THE_END = 1e-4;
/** Less unlikely than this is no reason to wait. */
const SUSPICIOUS = 0.15;
/** A slow request may take as long as this in a version that is well. */
const LONG_REQUEST_MS = 10_000;
/** What slowed both versions down stays in the new one's average for as many requests. */
const MEMORY = 2048;

interface Doubt {
    /** How likely it is that nothing but chance made the difference. */
    chance: number;
    /** Whether the difference is more than what is allowed: otherwise it is only a reason to wait. */
    grave: boolean;
    reason: Phrase;
}

/**
 * Judges a step by its looks so far, oldest first. One look never aborts: two on end must agree, so that a hiccup of the
 * machine or of a container is no verdict.
 */
export function judgeCanary(looks: readonly CanaryLook[], pauseMs: number, analysis: Analysis): CanaryVerdict {
    const last = looks.at(-1);
    if (!last) {
        return { go: "wait", reason: phrase("figures.nothing") };
    }
    const doubt = worstOf(looks, pauseMs, analysis);
    const before = worstOf(looks.slice(0, -1), pauseMs, analysis);
    const ended = last.at >= pauseMs * PROLONGED;
    const limit = ended ? BY_CHANCE_AT_THE_END : BY_CHANCE;
    if (doubt && isCertain(doubt, limit) && isCertain(before, limit)) {
        return { go: "abort", reason: doubt.reason };
    }
    if (last.at < pauseMs) {
        return { go: "wait", reason: doubt?.reason ?? wellSoFar(last) };
    }
    if (ended) {
        return { go: "on", reason: atTheEnd(last, doubt, analysis) };
    }
    if (doubt) {
        return { go: "wait", reason: phrase("figures.uncertain", { reason: doubt.reason }) };
    }
    if (last.new.requests < analysis.minRequests) {
        return { go: "wait", reason: phrase("figures.prolonged", { reason: few(last, analysis) }) };
    }
    return { go: "on", reason: wellSoFar(last) };
}

/** Whether the new version got nothing although so many requests can't all have gone to the old one by chance. */
export function isShunned({ old, new: { requests } }: CanaryLook, weight: number): boolean {
    return requests === 0 && Math.exp((-old.requests * weight) / (100 - weight)) < BY_CHANCE;
}

function isCertain(doubt: Doubt | null, limit: number): boolean {
    return doubt !== null && doubt.grave && doubt.chance < limit;
}

/** Errors count at once; a version that has only just started may be slow for a moment, so latency counts after the pause. */
function worstOf(looks: readonly CanaryLook[], pauseMs: number, analysis: Analysis): Doubt | null {
    const last = looks.at(-1);
    const slow = last && last.at >= pauseMs ? latencyOf(looks, last, analysis) : null;
    const doubts = last ? [errorsOf(looks, last, analysis), slow] : [];
    return doubts.flatMap((doubt) => doubt ?? []).sort((a, b) => a.chance - b.chance)[0] ?? null;
}

function rate({ errors, requests }: VersionFigures): number {
    return requests === 0 ? 0 : errors / requests;
}

const percent = (share: number): number => Number((share * 100).toFixed(share < 0.1 ? 1 : 0));

function errorsOf(looks: readonly CanaryLook[], last: CanaryLook, { maxErrorPercent }: Analysis): Doubt | null {
    const { requests, errors } = last.new;
    const allowed = rate(last.old) + maxErrorPercent / 100;
    // One error more would be too many: with so few requests that is no proof of being well.
    if (errors === 0 || (errors + 1) / requests <= allowed) {
        return null;
    }
    // Without an old version to compare with, the allowed share is all there is.
    const chance =
        last.old.requests === 0
            ? chanceOfExcess(errors, Math.max(allowed, 0.001) * requests)
            : chanceOfMore(last.new, last.old);
    const [share, old] = [percent(rate(last.new)), percent(rate(last.old))];
    const reason = phrase("figures.errors", { share, requests, old });
    const grave = rate(last.new) > allowed && !cameAtOnce(looks);
    return chance < SUSPICIOUS ? { chance, grave, reason } : null;
}

/** A single burst of errors is a hiccup; a bad version goes on failing. */
function cameAtOnce(looks: readonly CanaryLook[]): boolean {
    const counts = [0, ...looks.map((look) => look.new.errors)];
    return counts.slice(1).filter((errors, index) => errors > counts[index]!).length < 2;
}

function latencyOf(looks: readonly CanaryLook[], last: CanaryLook, analysis: Analysis): Doubt | null {
    const { latencyMs, requests } = last.new;
    // What slowed the whole machine down is in the old version's average too, though it leaves it sooner.
    const remembered = looks.filter((look) => requests - look.new.requests < MEMORY);
    const known = remembered.flatMap((look) => look.old.latencyMs ?? []);
    if (latencyMs === null || known.length === 0 || requests < analysis.minRequests) {
        return null;
    }
    const old = Math.max(...known);
    if (latencyMs <= old * analysis.maxLatencyRatio || latencyMs - old <= analysis.latencyFloorMs) {
        return null;
    }
    // As if all the time had come in a few long requests, of which one version happened to get more.
    const long = Math.max(LONG_REQUEST_MS, old * 3);
    const counted = Math.min(requests, MEMORY / 2);
    const chance = chanceOfExcess(Math.floor((counted * latencyMs) / long), (counted * old) / long);
    const [ms, oldMs] = [latencyMs, last.old.latencyMs ?? old].map(Math.round) as [number, number];
    const reason = phrase("figures.slow", { ms, old: oldMs });
    return chance < SUSPICIOUS ? { chance, grave: true, reason } : null;
}

function wellSoFar({ new: { requests, errors, latencyMs } }: CanaryLook): Phrase {
    return latencyMs === null || requests === 0
        ? phrase("figures.well", { requests, errors })
        : phrase("figures.wellTimed", { requests, errors, ms: Math.round(latencyMs) });
}

function few({ new: { requests } }: CanaryLook, { minRequests }: Analysis): Phrase {
    return phrase("figures.few", { requests, needed: minRequests });
}

function atTheEnd(last: CanaryLook, doubt: Doubt | null, analysis: Analysis): Phrase {
    if (doubt) {
        return phrase("figures.chance", { reason: doubt.reason });
    }
    return last.new.requests < analysis.minRequests ? few(last, analysis) : wellSoFar(last);
}
