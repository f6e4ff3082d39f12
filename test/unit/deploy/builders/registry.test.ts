import { describe, expect, it } from "vitest";
import { BUILDERS, builderCalled } from "../../../../backend/deploy/builders";
import type { PreparedModel } from "../../../../backend/deploy/prepare/prepared-model";
import { BUILDERS as NAMES, UNCAPPED_BUILDERS } from "../../../../common/build-config-schema";

const prepared = (services: object, builtService: string | null = "web") =>
    ({ model: { services }, builtService }) as unknown as PreparedModel;

it("there is one builder for each name in the settings", () => {
    expect(BUILDERS.map(({ name }) => name)).toEqual(NAMES);
    expect(NAMES.map((name) => builderCalled(name).name)).toEqual(NAMES);
});

it("the policy knows those that no limit holds for", () => {
    expect(BUILDERS.filter(({ uncapped }) => uncapped).map(({ name }) => name)).toEqual(UNCAPPED_BUILDERS);
});

describe.each(BUILDERS.map((builder) => [builder.name, builder] as const))("%s", (_, builder) => {
    it("builds nothing for services that all have an image, unless it makes one anyway", () => {
        const built = builder.services(prepared({ web: { image: "a" }, db: { image: "b" } }));
        expect(built).toEqual(builder.makesOne ? ["web"] : []);
    });

    it("names only services of the model", () => {
        expect(builder.services(prepared({ db: { image: "b" } }))).toEqual([]);
    });

    it("leaves no service without an image", () => {
        const both = prepared({ web: { build: {} }, api: { build: {} } });
        const built = (() => {
            try {
                return builder.services(both);
            } catch (error) {
                return (error as { code: string }).code;
            }
        })();
        expect([["web", "api"], "BUILD_NOT_SUPPORTED"]).toContainEqual(built);
    });

    it("says how to get what it needs", () => {
        expect(builder.program?.howToGet ?? "Nothing.").toMatch(/^[A-Z].*\.$/);
        expect(builder.program === undefined || builder.program.howToGet.includes(builder.program.name)).toBe(true);
    });
});
