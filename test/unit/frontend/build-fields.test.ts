// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { buildConfigSchema } from "../../../common/schema";
import { buildFields } from "../../../frontend/src/components/build-fields";
import { english } from "../../../frontend/src/texts/english";

describe("buildFields", () => {
    it("offers every setting of the schema, with its bounds and options", () => {
        expect(buildFields.map(({ name }) => name)).toEqual(Object.keys(buildConfigSchema.shape));
        expect(buildFields).toContainEqual({ name: "builder", kind: "choice", options: ["compose", "image"] });
        expect(buildFields).toContainEqual({ name: "keepReleases", kind: "number", min: 1, max: 100 });
        expect(buildFields).toContainEqual({ name: "noCache", kind: "switch" });
        expect(buildFields).toContainEqual({ name: "buildArgs", kind: "record" });
    });

    it("has a label, an explanation and words for each option", () => {
        const keys = buildFields.flatMap((field) => [
            `build.${field.name}`,
            `build.${field.name}.help`,
            ...(field.kind === "choice" ? field.options.map((option) => `build.${field.name}.${option}`) : []),
        ]);
        expect(keys.filter((key) => !(key in english))).toEqual([]);
    });
});
