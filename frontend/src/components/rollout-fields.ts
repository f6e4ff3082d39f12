import "./zod-without-eval";
import type { z } from "zod";
import { plainType } from "../../../common/plain-type";
import { rolloutSchema, type RolloutConfig, type StrategyName } from "../../../common/rollout-schema";
import { fieldsOf, putSetting } from "../../../common/setting-fields";
import { toBuildField, type BuildField } from "./build-fields";

/** One input of the form for a service; `optional`: it may be left out. */
export interface RolloutField {
    field: BuildField;
    optional: boolean;
}

const settings = fieldsOf(rolloutSchema, "");
/** Lists and maps of objects, which have inputs of their own. */
const ROWS = ["smokeTests", "steps", "ports"] as const;
export type RowsName = (typeof ROWS)[number];

const byPath = new Map<string, RolloutField>(
    settings
        .filter(({ path }) => !(ROWS as readonly string[]).includes(path))
        .map((setting) => [setting.path, { field: toBuildField(setting), optional: setting.optional }]),
);

function pick(paths: readonly string[]): RolloutField[] {
    return paths.map((path) => byPath.get(path)!);
}

/** The inputs of one entry of a list or map. */
export function rowFields(name: RowsName): RolloutField[] {
    const { type } = settings.find(({ path }) => path === name)!;
    const entry = name === "ports" ? (type as z.ZodRecord).valueType : (type as z.ZodArray).element;
    return fieldsOf(plainType(entry as z.ZodType).type, name).map((setting) => ({
        field: toBuildField(setting),
        optional: setting.optional,
    }));
}

const JUDGED_BY_FIGURES = ["maxErrorPercent", "maxLatencyRatio", "latencyFloorMs", "minRequests"];

function strategyPaths({ strategy, analysis }: RolloutConfig): string[] {
    const figures = analysis.enabled ? JUDGED_BY_FIGURES : [];
    const paths: Record<StrategyName, string[]> = {
        recreate: [],
        rolling: ["batch", "surge"],
        "blue-green": ["warmSeconds"],
        canary: ["manual", "enabled", ...figures].map((key) => `analysis.${key}`),
    };
    return paths[strategy];
}

/** What the chosen strategy reads. */
export function strategyFields(config: RolloutConfig): RolloutField[] {
    const exchanged = ["drainSeconds", "traffic", "sharedVolumes", "keepNetworks"];
    return pick([...strategyPaths(config), ...(config.strategy === "recreate" ? [] : exchanged)]);
}

/** What the probe's kind reads. */
export function probeFields({ type }: NonNullable<RolloutConfig["probe"]>): RolloutField[] {
    const own = { http: ["port", "path", "status", "body"], tcp: ["port"], command: ["command"] }[type];
    const pace = ["maxLatencyMs", "intervalSeconds", "startPeriodSeconds", "healthyThreshold", "unhealthyThreshold"];
    return pick(["type", ...own, ...pace].map((key) => `probe.${key}`));
}

export const [strategyField, snapshotField] = pick(["strategy", "snapshotVolumes"]) as [RolloutField, RolloutField];

export function defaultRollout(): RolloutConfig {
    return rolloutSchema.parse({ strategy: "rolling" });
}

export function defaultProbe(): RolloutConfig["probe"] {
    return rolloutSchema.parse({ probe: { type: "http" } }).probe;
}

export function defaultPort(): RolloutConfig["ports"][string] {
    return rolloutSchema.parse({ ports: { 80: {} } }).ports["80"]!;
}

/** A copy with another value; what is left empty is left out where that may be. */
export function withSetting<T extends object>(config: T, { field, optional }: RolloutField, value: unknown): T {
    const copy = JSON.parse(JSON.stringify(config)) as Record<string, unknown>;
    putSetting(copy, field.path, optional && (value === "" || value === null) ? undefined : value);
    if (field.path === "probe.type") {
        putSetting(copy, "probe.command", value === "command" ? [] : undefined);
    }
    return JSON.parse(JSON.stringify(copy)) as T;
}
