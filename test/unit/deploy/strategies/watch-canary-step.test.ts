import { describe, expect, it } from "vitest";
import type { CanaryDecision, CanaryView } from "../../../../common/canary-views";
import { CicdError } from "../../../../common/errors";
import { rolloutSchema } from "../../../../common/rollout-schema";
import type { Route } from "../../../../common/route";
import type { CanaryCourse } from "../../../../backend/models/canaries";
import type { DeployContext } from "../../../../backend/deploy/deployer";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import {
    canaryStepToResume,
    watchCanaryStep,
    type CanaryEnd,
    type CanaryStep,
} from "../../../../backend/deploy/strategies/watch-canary-step";
import type { BackendStats } from "../../../../backend/deploy/traffic/traffic-switch";
import { ManualTime } from "../../../fakes/manual-time";

const route = { service: "web", ports: [] as Route["ports"] } as Route;
const steps = [
    { weight: 10, pauseSeconds: 60 },
    { weight: 50, pauseSeconds: 60 },
];

/** A switch under even traffic, in a time that passes when somebody waits. */
class Stage {
    readonly time = new ManualTime("2026-01-01T00:00:00Z");
    readonly log: string[] = [];
    readonly noted: CanaryCourse["view"][] = [];
    /** Whether a person was waited for, each time that this changed. */
    readonly waits: boolean[] = [];
    readonly abort = new AbortController();
    course: CanaryCourse | null = null;
    decision: CanaryDecision | null = null;
    /** Of the new version, per hundred. */
    failing = 0;
    /** Called before each look. */
    onLook: (look: number) => void = () => undefined;
    #served = 0;
    #looks = 0;

    /** What the switch forgot when it was restarted. */
    forgotten = new Set<string>();
    /** Whether anybody is led to the new version. */
    shunned = false;

    readonly driver = {
        name: "haproxy" as const,
        measures: true,
        stats: async (): Promise<BackendStats[]> => {
            this.onLook((this.#looks += 1));
            const one = (id: string, requests: number, errors: number) => ({
                ...{ id, requests, errors, latencyMs: 12 },
                ...{ state: "up" as const, open: 0, weight: 1 },
            });
            const fresh = this.shunned ? 0 : this.#served;
            const both = [one("a", 9 * this.#served, 0), one("b", fresh, (fresh * this.failing) / 100)];
            return both.filter(({ id }) => !this.forgotten.has(id));
        },
    };

    readonly run = {
        tools: {
            clock: this.time.clock,
            wait: async (ms: number) => {
                this.time.advance(ms);
                this.#served += ms / 10;
            },
        } as unknown as DeployTools,
        context: {
            signal: this.abort.signal,
            log: (line: string) => void this.log.push(line),
            canary: {
                kept: async () => structuredClone(this.course),
                decision: async () => this.decision,
                waits: (forPerson: boolean) => void this.waits.push(forPerson),
                note: async (course: CanaryCourse, heard?: "heard") => {
                    this.decision = heard ? null : this.decision;
                    this.course = structuredClone(course);
                    this.noted.push(this.course.view);
                },
            },
        } as unknown as DeployContext,
    };

    watch(index = 0, analysis: object = {}, change: Partial<CanaryStep> = {}): Promise<CanaryEnd> {
        const config = rolloutSchema.parse({ strategy: "canary", steps, analysis });
        const step = { route, driver: this.driver, config, old: ["a"], new: ["b"], index, resumes: true, ...change };
        return watchCanaryStep(step, this.run);
    }

    get elapsed(): number {
        return (this.time.clock.now().getTime() - Date.parse("2026-01-01T00:00:00Z")) / 1000;
    }

    decide(action: CanaryDecision["action"]): void {
        this.decision = { action, by: "ana", at: "2026-01-01T00:00:10Z" };
    }
}

const thrown = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error as CicdError);

describe("watchCanaryStep()", () => {
    it("lets a good version go on when the pause is over, and shows its figures meanwhile", async () => {
        const stage = new Stage();
        expect(await stage.watch()).toBe("on");
        expect(stage.elapsed).toBe(60);
        expect(stage.noted.at(-1)).toMatchObject({
            ...{ service: "web", state: "passed", step: 1, steps: 2, weight: 10 },
            new: { requests: 6000, errors: 0, latencyMs: 12 },
            old: { requests: 54_000, errors: 0, latencyMs: 12 },
        });
        expect(stage.noted.length).toBeGreaterThan(10);
        expect(stage.log.at(-1)).toContain("web: 10 % of the traffic went well");
    });

    it("aborts a version with 5 % of errors long before", async () => {
        const stage = new Stage();
        stage.failing = 5;
        const error = await thrown(stage.watch());
        expect(error).toMatchObject({ code: "CANARY_ABORTED" });
        expect(error!.message).toMatch(/^The new version of web was aborted at 10 % of the traffic: 5 % of its/);
        expect(stage.elapsed).toBeLessThan(30);
        expect(stage.course!.view.state).toBe("aborted");
    });

    it("counts from where the step begins, and promises nothing about what came before", async () => {
        const stage = new Stage();
        await stage.run.tools.wait(100_000);
        expect(await stage.watch(1)).toBe("on");
        expect(stage.noted.at(-1)!.new.requests).toBe(6000);
    });

    it.each(["promote", "abort"] as const)("hears a person's %s within the step", async (action) => {
        const stage = new Stage();
        stage.onLook = (look) => look === 5 && stage.decide(action);
        if (action === "promote") {
            expect(await stage.watch()).toBe("promote");
        } else {
            expect(await thrown(stage.watch())).toMatchObject({
                code: "CANARY_ABORTED",
                message: "ana aborted the new version of web at 10 % of the traffic.",
            });
        }
        expect(stage.elapsed).toBeLessThan(15);
        expect(stage.course!.view.state).toBe(action === "promote" ? "promoted" : "aborted");
    });

    it("hears an abort that came with the step's last look", async () => {
        const stage = new Stage();
        const { note } = stage.run.context.canary!;
        stage.run.context.canary!.note = async (course) => {
            if (course.view.state === "passed") {
                stage.decide("abort");
            }
            await note(course);
        };
        expect(await thrown(stage.watch())).toMatchObject({ code: "CANARY_ABORTED" });
    });

    it("waits for a person where steps are promoted by hand, but ends a bad version by itself", async () => {
        const stage = new Stage();
        stage.onLook = (look) => look === 300 && stage.decide("promote");
        expect(await stage.watch(0, { manual: true })).toBe("promote");
        expect(stage.elapsed).toBeGreaterThan(500);
        const bad = new Stage();
        bad.failing = 50;
        expect(await thrown(bad.watch(0, { manual: true }))).toMatchObject({ code: "CANARY_ABORTED" });
    });

    it("goes on to the next step when a person says so, and waits there again", async () => {
        const stage = new Stage();
        stage.onLook = (look) => look === 100 && stage.decide("next");
        expect(await stage.watch(0, { manual: true })).toBe("on");
        expect(stage.course!.view).toMatchObject({ state: "passed", step: 1 });
        expect([stage.decision, stage.waits]).toEqual([null, [true, false]]);
        expect(stage.log.at(-1)).toBe("web: ana has the new version go on to the next step");
        expect(await canaryStepToResume("web", stage.run)).toBe(1);
        stage.onLook = (look) => look === 300 && stage.decide("promote");
        expect(await stage.watch(1, { manual: true })).toBe("promote");
        expect(stage.course!.view).toMatchObject({ state: "promoted", step: 2, weight: 50 });
    });

    it("aborts by its figures, and says so, although a person says next in the same look", async () => {
        const alone = new Stage();
        alone.failing = 50;
        const before = await thrown(alone.watch(0, { manual: true }));
        // The last note says how it ended.
        const looks = alone.noted.length - 1;
        const stage = new Stage();
        stage.failing = 50;
        const { note } = stage.run.context.canary!;
        stage.run.context.canary!.note = async (course, heard) => {
            await note(course, heard);
            if (stage.noted.length === looks) {
                stage.decide("next");
            }
        };
        const error = await thrown(stage.watch(0, { manual: true }));
        expect(stage.decision).not.toBeNull();
        expect(error?.message).toBe(before!.message);
        expect(stage.course!.view.state).toBe("aborted");
    });

    it("waits for nobody where steps go on by themselves", async () => {
        const stage = new Stage();
        await stage.watch();
        expect(stage.waits).toEqual([false, false]);
    });

    it("judges nothing where the analysis is off", async () => {
        const stage = new Stage();
        stage.failing = 100;
        expect(await stage.watch(0, { enabled: false })).toBe("on");
        expect(stage.elapsed).toBe(60);
    });

    it("goes on within the step after the server was away", async () => {
        const stage = new Stage();
        stage.onLook = (look) => look === 20 && stage.abort.abort();
        await thrown(stage.watch());
        const before = stage.elapsed;
        expect(await canaryStepToResume("web", stage.run)).toBe(0);
        const later = { ...stage.run, context: { ...stage.run.context, signal: undefined } };
        const config = rolloutSchema.parse({ strategy: "canary", steps });
        const input = { route, driver: stage.driver, config, old: ["a"], new: ["b"], index: 0, resumes: true };
        expect(await watchCanaryStep(input, later)).toBe("on");
        expect(before).toBeGreaterThan(20);
        expect(stage.elapsed).toBe(60);
        expect(stage.log[0]).toBe("web: goes on at 10 % of the traffic, as before the interruption");
    });
});

describe("watchCanaryStep() with figures that say nothing", () => {
    it.each(["a", "b"])("tells at once that the switch forgot %s", async (id) => {
        const stage = new Stage();
        stage.onLook = (look) => look === 10 && stage.forgotten.add(id);
        expect(await stage.watch()).toBe("lost");
        expect(stage.elapsed).toBeLessThan(30);
        expect(stage.course!.view.state).toBe("running");
    });

    it("tells that a switch is lost which does not answer, and passes other failures on", async () => {
        const silent = new Stage();
        const failure = new CicdError({ code: "TRAFFIC_SWITCH_FAILED", message: "", hint: "" });
        const failing = (error: Error) => ({ ...silent.driver, stats: () => Promise.reject(error) });
        expect(await silent.watch(0, {}, { driver: failing(failure) })).toBe("lost");
        await expect(silent.watch(0, {}, { driver: failing(new Error("no file")) })).rejects.toThrow("no file");
    });

    it("begins a step anew whose weights the switch lost while the server was away", async () => {
        const stage = new Stage();
        stage.onLook = (look) => look === 20 && stage.abort.abort();
        await thrown(stage.watch());
        const before = stage.elapsed;
        stage.run.context.signal = undefined;
        expect(await stage.watch(0, {}, { resumes: false })).toBe("on");
        expect(stage.elapsed - before).toBe(60);
    });

    it("aborts a version that nobody is led to, though the old one is asked a lot", async () => {
        const stage = new Stage();
        stage.shunned = true;
        const error = await thrown(stage.watch());
        expect(error!.message).toMatch(/none of its requests reached it, while the old version got 162000/);
        expect(stage.elapsed).toBe(180);
    });

    it("leaves such a version alone where clients keep the container that they have", async () => {
        const stage = new Stage();
        stage.shunned = true;
        const sticky = { ...route, ports: [{ sticky: true }] as Route["ports"] };
        expect(await stage.watch(0, {}, { route: sticky })).toBe("on");
    });

    it("goes by time, and says so, behind a proxy that counts nothing", async () => {
        const stage = new Stage();
        stage.shunned = true;
        const driver = { ...stage.driver, name: "caddy" as const, measures: false };
        expect(await stage.watch(0, {}, { driver })).toBe("on");
        expect([stage.elapsed, stage.log.at(-1)]).toEqual([60, expect.stringMatching(/caddy counts neither/)]);
    });
});

describe("canaryStepToResume()", () => {
    const view = (change: Partial<CanaryView>) => ({ service: "web", steps: 3, ...change }) as CanaryView;
    it.each([
        ["begins anew", null, 0],
        ["repeats the step that was under way", view({ state: "running", step: 2 }), 1],
        ["takes the next one after a step that went well", view({ state: "passed", step: 2 }), 2],
        ["has none left after the last one", view({ state: "passed", step: 3 }), null],
        ["has none left when it was promoted", view({ state: "promoted", step: 1 }), null],
    ])("%s", async (_, kept, step) => {
        const stage = new Stage();
        stage.course = kept && { view: kept, before: [] };
        expect(await canaryStepToResume("web", stage.run)).toBe(step);
    });
});
