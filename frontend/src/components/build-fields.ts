import "./zod-without-eval";
import type { z } from "zod";
import { buildConfigSchema, type BuildConfig } from "../../../common/schema";

/** One input of the form, as the schema describes it. */
export type BuildField = { name: keyof BuildConfig } & (
    | { kind: "switch" }
    | { kind: "record" }
    | { kind: "choice"; options: string[] }
    | { kind: "number"; min: number | undefined; max: number | undefined }
);

type Unwrappable = z.ZodType & { unwrap?: () => z.ZodType };

function inner(type: Unwrappable): z.ZodType {
    return type.unwrap ? inner(type.unwrap() as Unwrappable) : type;
}

function bound(value: number | null): number | undefined {
    return value !== null && Number.isSafeInteger(value) ? value : undefined;
}

function fieldOf(name: keyof BuildConfig): BuildField {
    const type = inner(buildConfigSchema.shape[name] as Unwrappable);
    switch (type.def.type) {
        case "enum":
            return { name, kind: "choice", options: (type as z.ZodEnum).options.map(String) };
        case "boolean":
            return { name, kind: "switch" };
        case "number": {
            const number = type as z.ZodNumber;
            return { name, kind: "number", min: bound(number.minValue), max: bound(number.maxValue) };
        }
        case "record":
            return { name, kind: "record" };
        default:
            throw new Error(`the form has no input for ${name}, which is a ${type.def.type}`);
    }
}

/** Every setting of the build, in the schema's order. */
export const buildFields: BuildField[] = (Object.keys(buildConfigSchema.shape) as (keyof BuildConfig)[]).map(fieldOf);
