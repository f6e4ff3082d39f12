import { isMap } from "yaml";
import type { z } from "zod";
import { buildConfigSchema } from "../../../common/build-config-schema";
import type { RepositorySettings } from "../../../common/effective-settings";
import { settingAt, settingFields } from "../../../common/setting-fields";
import { settingsInvalid } from "./settings-error";
import { WrittenValues, type Writing } from "./written-value";

/**
 * The settings that a section of YAML sets, each judged by the schema of the stack's own ones.
 *
 * @param section the node of the section
 * @throws CicdError SETTINGS_INVALID with the line and, for a key that nobody knows, the nearest one
 */
export function parseSettings(section: unknown, writing: Writing): RepositorySettings {
    const written = new WrittenValues(writing);
    if (!isMap(section)) {
        throw settingsInvalid(writing.place, written.lineOf(section), "settings are written as `key: value`");
    }
    const tree = written.read(section, buildConfigSchema, []);
    const { lines } = written;
    const values: Record<string, unknown> = {};
    for (const { path, type } of settingFields) {
        const value = settingAt(tree, path);
        if (value !== undefined) {
            values[path] = judged({ path, type, value }, lines, writing.place);
        }
    }
    refuseWrongShapes(tree, lines, writing.place);
    return { place: writing.place, values, lines };
}

type Lines = Readonly<Record<string, number>>;

function judged({ path, type, value }: { path: string; type: z.ZodType; value: unknown }, lines: Lines, place: string) {
    const result = type.safeParse(value);
    if (result.success) {
        return result.data;
    }
    const issue = mostTelling(result.error.issues);
    const keys = [...path.split("."), ...issue.path.map(String)];
    throw settingsInvalid(place, nearestLine(keys, lines), `${keys.join(".")}: ${issue.message}`);
}

type Issue = z.core.$ZodIssue;

/** In a union only the form that was meant says what is wrong; which one that is nobody knows, so the last is taken. */
function mostTelling(issues: readonly Issue[]): Issue {
    const issue = issues[0]!;
    const inner = issue.code === "invalid_union" ? issue.errors.flat().at(-1) : undefined;
    return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

/** A group such as `limits` that is no mapping has no setting in it that could be judged. */
function refuseWrongShapes(tree: unknown, lines: Lines, place: string): void {
    const groups = new Set(settingFields.map(({ path }) => path.split(".")).filter((keys) => keys.length > 1));
    for (const [group] of groups) {
        const value = settingAt(tree, group!);
        if (value !== undefined && (typeof value !== "object" || Array.isArray(value))) {
            throw settingsInvalid(place, nearestLine([group!], lines), `${group}: it is written as \`key: value\``);
        }
    }
}

function nearestLine(keys: readonly string[], lines: Lines): number | null {
    for (let length = keys.length; length > 0; length -= 1) {
        const line = lines[keys.slice(0, length).join(".")];
        if (line !== undefined) {
            return line;
        }
    }
    return null;
}
