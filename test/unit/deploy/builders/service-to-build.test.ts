import { describe, expect, it } from "vitest";
import { serviceToBuild } from "../../../../backend/deploy/builders/service-to-build";
import type { CicdError } from "../../../../common/errors";
import { buildConfigSchema } from "../../../../common/schema";

const [image, build] = [{ image: "a" }, { build: {} }];
const config = (service?: string) => buildConfigSchema.parse({ builder: "dockerfile", service });

describe("serviceToBuild()", () => {
    it.each([
        [{ web: image, api: {} }, "api", "api"],
        [{ web: image, api: {} }, undefined, "api"],
        [{ web: build, api: {} }, undefined, "api"],
        [{ web: build, api: image }, undefined, "web"],
        [{ web: { ...image, ...build }, api: image }, undefined, "web"],
        [{ web: image }, undefined, "web"],
        [{ web: image, api: image }, "web", "web"],
    ])("of %j with %s is %s", (services, service, chosen) => {
        expect(serviceToBuild(services, config(service))).toBe(chosen);
    });

    it.each([
        [{ web: {}, api: {}, db: image }, undefined, "web, api"],
        [{ web: build, api: build, db: image }, undefined, "web, api"],
        [{ web: image, db: image }, undefined, "web, db"],
        [{ web: image, db: image }, "gone", "web, db"],
    ])("of %j with %s is unclear, and names %s", (services, service, candidates) => {
        try {
            serviceToBuild(services, config(service));
            expect.unreachable();
        } catch (error) {
            const { code, hint } = error as CicdError;
            expect(code).toBe("BUILD_SERVICE_UNCLEAR");
            expect(hint).toContain(`: ${candidates}.`);
        }
    });
});
