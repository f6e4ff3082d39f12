import type { RolloutConfig } from "../../../../common/rollout-schema";
import {
    judgeCanary,
    type CanaryLook,
    type CanaryVerdict,
} from "../../../../backend/deploy/strategies/canary-analysis";

/** How a version behaves `at` milliseconds after the step began; `chance` draws from 0 to 1. */
export interface Version {
    /** Share of requests that fail. */
    errors: (at: number) => number;
    latency: (at: number, chance: () => number) => number;
}

interface Scene {
    seed: number;
    requestsPerSecond: number;
    /** Percent for the new version. */
    weight: number;
    pauseMs: number;
    analysis: RolloutConfig["analysis"];
    old: Version;
    fresh: Version;
}

const LOOK_MS = 2000;
/** The switch's averages are over as many requests. */
const WINDOW = 512;

/** A small generator with a seed, so that a run can be repeated. */
function generator(seed: number): () => number {
    let state = seed * 0x9e3779b9;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/** What a switch would count of one version. */
class Counter {
    requests = 0;
    errors = 0;
    #sum = 0;

    constructor(
        private readonly version: Version,
        private readonly chance: () => number,
    ) {}

    ask(at: number): void {
        this.requests += 1;
        this.errors += this.chance() < this.version.errors(at) ? 1 : 0;
        const kept = this.requests > WINDOW ? 1 - 1 / WINDOW : 1;
        this.#sum = this.#sum * kept + this.version.latency(at, this.chance);
    }

    figures(): CanaryLook["old"] {
        const { requests, errors } = this;
        const latencyMs = requests === 0 ? null : Math.ceil(this.#sum / Math.min(requests, WINDOW));
        return { requests, errors, latencyMs };
    }
}

/** Plays one step, request by request in random order, until the analysis decides. */
export function simulateStep(scene: Scene): CanaryVerdict {
    const chance = generator(scene.seed);
    const versions = { old: new Counter(scene.old, chance), new: new Counter(scene.fresh, chance) };
    const looks: CanaryLook[] = [];
    const perLook = (scene.requestsPerSecond * LOOK_MS) / 1000;
    for (let at = LOOK_MS; ; at += LOOK_MS) {
        for (let n = 0; n < perLook; n += 1) {
            const whose = chance() * 100 < scene.weight ? versions.new : versions.old;
            whose.ask(at - LOOK_MS + (n * LOOK_MS) / perLook);
        }
        looks.push({ at, old: versions.old.figures(), new: versions.new.figures() });
        const verdict = judgeCanary(looks, scene.pauseMs, scene.analysis);
        if (verdict.go !== "wait") {
            return verdict;
        }
    }
}
