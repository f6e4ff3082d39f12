import "./zod-without-eval";
import type { z } from "zod";
import { plainType } from "../../../common/plain-type";
import { settingFields, type SettingField } from "../../../common/setting-fields";

type FieldKind =
    | { kind: "text" | "switch" | "record" | "lines" | "commands" | "services" }
    | { kind: "choice"; options: string[] }
    | { kind: "number"; min: number | undefined; max: number | undefined };

/** One input of the form, as the schema describes it; `path` also names its texts. */
export type BuildField = { path: string } & FieldKind;

function bound(value: number | null): number | undefined {
    return value !== null && Number.isSafeInteger(value) ? value : undefined;
}

function kindOf({ path, type }: SettingField): FieldKind {
    switch (type.def.type) {
        case "enum":
            return { kind: "choice", options: (type as z.ZodEnum).options.map(String) };
        case "boolean":
            return { kind: "switch" };
        case "number": {
            const number = type as z.ZodNumber;
            return { kind: "number", min: bound(number.minValue), max: bound(number.maxValue) };
        }
        case "string":
            return { kind: "text" };
        case "record": {
            const value = plainType((type as z.ZodRecord).valueType as z.ZodType).type;
            return { kind: value.def.type === "object" ? "services" : "record" };
        }
        case "array": {
            const element = plainType((type as z.ZodArray).element as z.ZodType).type;
            return { kind: element.def.type === "object" ? "commands" : "lines" };
        }
        default:
            throw new Error(`the form has no input for ${path}, which is a ${type.def.type}`);
    }
}

/** Every setting of the build, in the schema's order. */
export const buildFields: readonly BuildField[] = settingFields.map(toBuildField);

export function toBuildField(field: SettingField): BuildField {
    return { path: field.path, ...kindOf(field) };
}
