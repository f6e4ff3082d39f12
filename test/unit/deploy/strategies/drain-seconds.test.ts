import { expect, it } from "vitest";
import { deployStep } from "../../../../backend/build-engine/steps/deploy-step";
import { buildConfigSchema } from "../../../../common/schema";
import { fakeRelease } from "../../../fakes/fake-release";

const config = buildConfigSchema.parse({ deployTimeout: 100 });
const service = { image: "one" };

/** What the deploy step gets beyond its own time, by what its services drain. */
function more(settings: NonNullable<Parameters<typeof fakeRelease>[1]>[string], scale?: number): number {
    const next = fakeRelease({ web: service, db: service }, { web: settings });
    const rollout = next.content.services.web!.rollout!;
    rollout.scale = scale;
    rollout.route = rollout.route && { ...rollout.route, drainSeconds: 300 };
    return deployStep.deadline(config, next) - 100;
}

it("the deploy step's deadline has time for every drain, batch by batch, and once for silent connections", () => {
    expect(deployStep.deadline(config)).toBe(100);
    expect(deployStep.deadline(config, fakeRelease({ web: service }))).toBe(100);
    expect(more({ strategy: "blue-green" })).toBe(660);
    expect(more({ strategy: "rolling" })).toBe(660);
    expect(more({ strategy: "rolling" }, 6)).toBe(7 * 300 + 60);
    expect(more({ strategy: "rolling", batch: 3, surge: 2 }, 6)).toBe(4 * 300 + 60);
});

it("the deploy step's deadline stays within what timers can be set to", () => {
    expect(more({ strategy: "rolling" }, 10_000)).toBe(2 * 86_400);
});
