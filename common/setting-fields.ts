import type { z } from "zod";
import { buildConfigSchema } from "./build-config-schema";
import { plainType } from "./plain-type";

/** One setting that has a value of its own; what it lies in is part of its path, e.g. `limits.cpus`. */
export interface SettingField {
    path: string;
    /** Without default, optional and the like. */
    type: z.ZodType;
    /** May be left out, or null. */
    optional: boolean;
}

/** Every value of a schema that has none inside it, in its order. */
export function fieldsOf(schema: z.ZodType, path: string): SettingField[] {
    const { type, optional } = plainType(schema);
    if (type.def.type !== "object") {
        return [{ path, type, optional }];
    }
    const shape = (type as z.ZodObject).shape as Record<string, z.ZodType>;
    return Object.entries(shape).flatMap(([key, inner]) => fieldsOf(inner, path ? `${path}.${key}` : key));
}

/** Every setting of builds and deployments, in the schema's order. */
export const settingFields: readonly SettingField[] = fieldsOf(buildConfigSchema, "");

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a path; undefined where nothing is there. */
export function settingAt(settings: unknown, path: string): unknown {
    return path.split(".").reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), settings);
}

/** Puts a value at a path and makes what it lies in. */
export function putSetting(settings: Tree, path: string, value: unknown): void {
    const keys = path.split(".");
    const last = keys.pop()!;
    const place = keys.reduce<Tree>((tree, key) => {
        if (!isTree(tree[key])) {
            tree[key] = {};
        }
        return tree[key] as Tree;
    }, settings);
    place[last] = value;
}
