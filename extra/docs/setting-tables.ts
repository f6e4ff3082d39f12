import type { z } from "zod";
import { buildConfigSchema, commandSchema } from "../../common/build-config-schema";
import { plainType } from "../../common/plain-type";
import { commandDescriptions, settingDescriptions } from "../../common/setting-descriptions";
import { settingAt, settingFields } from "../../common/setting-fields";
import { SETTING_POLICY } from "../../common/setting-policy";

const HUGE = 1_000_000_000;

function numberWords(type: z.ZodNumber): string {
    const { minValue, maxValue } = type;
    const kind = type.isInt ? "whole number" : "number";
    return maxValue !== null && maxValue < HUGE ? `${kind}, ${minValue} to ${maxValue}` : kind;
}

function typeWords(type: z.ZodType): string {
    switch (type.def.type) {
        case "enum":
            return (type as z.ZodEnum).options.map((option) => `\`${String(option)}\``).join(", ");
        case "boolean":
            return "`true`, `false`";
        case "number":
            return numberWords(type as z.ZodNumber);
        case "record":
            return "names with texts";
        case "array": {
            const element = plainType((type as z.ZodArray).element as z.ZodType).type;
            return element.def.type === "object" ? "list of commands" : "list of texts";
        }
        case "union":
            return "text, or list of texts";
        default:
            return "text";
    }
}

function defaultWords(value: unknown): string {
    const isEmpty = value === undefined || (typeof value === "object" && Object.keys(value as object).length === 0);
    return isEmpty ? "" : `\`${String(value)}\``;
}

function table(head: string[], rows: string[][]): string {
    const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Every setting with its type, default and who may set it. */
export function settingTable(): string {
    const defaults = buildConfigSchema.parse({});
    const rows = settingFields.map(({ path, type }) => [
        `\`${path}\``,
        settingDescriptions[path as keyof typeof settingDescriptions],
        typeWords(type),
        defaultWords(settingAt(defaults, path)),
        SETTING_POLICY[path]!.means,
    ]);
    return table(["key", "what it is for", "value", "default", "who may set it"], rows);
}

/** Every key of a command. */
export function commandTable(): string {
    const defaults = commandSchema.parse({ run: "true", image: "busybox" }) as Record<string, unknown>;
    const rows = Object.entries(commandSchema.shape).map(([key, schema]) => [
        `\`${key}\``,
        commandDescriptions[key as keyof typeof commandDescriptions],
        typeWords(plainType(schema as z.ZodType).type),
        key === "run" || key === "image" ? "" : defaultWords(defaults[key]),
    ]);
    return table(["key", "what it is for", "value", "default"], rows);
}
