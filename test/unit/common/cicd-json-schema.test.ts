import { describe, expect, it } from "vitest";
import { cicdJsonSchema } from "../../../common/cicd-json-schema";
import { commandSchema } from "../../../common/build-config-schema";
import { commandDescriptions, settingDescriptions } from "../../../common/setting-descriptions";
import { settingFields } from "../../../common/setting-fields";

type Schema = { [key: string]: Schema };
const schema = cicdJsonSchema() as Schema;

const at = (pointer: string) =>
    pointer
        .slice(2)
        .split("/")
        .reduce<Schema>((found, key) => found[key]!, schema);

function pointersIn(value: unknown): string[] {
    return typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => (key === "$ref" ? [String(inner)] : pointersIn(inner)))
        : [];
}

describe("cicdJsonSchema()", () => {
    it("asks for nothing that a repository may leave out, and knows no other keys", () => {
        expect(schema).not.toHaveProperty("required");
        expect(schema.additionalProperties).toBe(false);
        expect(schema.properties!.limits).toMatchObject({ type: "object", additionalProperties: false });
    });

    it("takes keys in snake_case too, each as what it stands for", () => {
        expect(schema.properties!.build_args).toEqual({ $ref: "#/properties/buildArgs" });
        const pointers = pointersIn(schema);
        expect(pointers.length).toBeGreaterThan(20);
        expect(pointers.filter((pointer) => at(pointer) === undefined)).toEqual([]);
        expect(pointers).toContain("#/properties/commands/properties/preDeploy/items/properties/runIn");
    });

    it("describes every setting", () => {
        expect(Object.keys(settingDescriptions).sort()).toEqual(settingFields.map(({ path }) => path).sort());
        expect(JSON.stringify(schema.properties)).toContain(settingDescriptions["limits.cpus"]);
        expect(Object.keys(commandDescriptions)).toEqual(Object.keys(commandSchema.shape));
        expect(at("#/properties/commands/properties/test/items/properties/runIn").description).toBe(
            commandDescriptions.runIn,
        );
    });
});
