import type { BucketCount } from "../models/figures/buckets";
import { valueOf } from "../models/figures/buckets";
import { ALL_STACKS, figures, type Sum } from "../models/figures/figures";
import type { Db } from "../models/db";

/** Upper ends in seconds: few, so that a year of scraping stays small. */
const ENDS = [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

type Total = Omit<Sum, "day">;

/** Everything since the counting began. Labels are step names, states and error codes of ours alone, never stacks or refs. */
export async function figureMetrics(db: Db): Promise<string[]> {
    const total = await figures.total(db, { stack: ALL_STACKS, from: "" });
    return [
        ...counter(total, {
            name: "cicd_deployments_ended_total",
            help: "Ended deployments.",
            of: "ended:",
            label: "state",
        }),
        ...counter(total, {
            name: "cicd_deployment_failures_total",
            help: "Failed deployments.",
            of: "reason:",
            label: "reason",
        }),
        ...single(total, {
            name: "cicd_deployment_retries_total",
            help: "Deployments that tried a failed one again.",
            of: "retried",
        }),
        ...single(total, {
            name: "cicd_step_retries_total",
            help: "Steps that were tried more than once.",
            of: "step-retried",
        }),
        ...single(total, { name: "cicd_rollbacks_total", help: "Rollbacks by hand that went live.", of: "rollback" }),
        ...single(total, { name: "cicd_changes_total", help: "Deployments that changed what runs.", of: "change" }),
        ...single(total, { name: "cicd_changes_failed_total", help: "Changes that went wrong.", of: "change-failed" }),
        ...histogram(total, { name: "cicd_deployment_duration_seconds", help: "From begin to live.", of: "whole" }),
        ...histogram(total, { name: "cicd_lead_time_seconds", help: "From commit to live.", of: "lead" }),
        ...histogram(total, {
            name: "cicd_restore_time_seconds",
            help: "From a bad change to a good release.",
            of: "restore",
        }),
        ...histogram(total, {
            name: "cicd_step_duration_seconds",
            help: "Of steps that went well.",
            of: "step:",
            label: "step",
        }),
    ];
}

interface Metric {
    name: string;
    help: string;
    /** The measure, or how those of several labels begin. */
    of: string;
    label?: string;
}

const head = ({ name, help }: Metric, type: string) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
const sum = (counts: readonly BucketCount[]) => counts.reduce((all, { count }) => all + count, 0);

function byLabel(total: readonly Total[], { of }: Metric): [string, BucketCount[]][] {
    const measures = [
        ...new Set(total.map(({ measure }) => measure).filter((measure) => measure.startsWith(of))),
    ].sort();
    return measures.map((measure) => [measure.slice(of.length), total.filter((one) => one.measure === measure)]);
}

function counter(total: readonly Total[], metric: Metric): string[] {
    const lines = byLabel(total, metric).map(
        ([value, counts]) => `${metric.name}{${metric.label}="${value}"} ${sum(counts)}`,
    );
    return [...head(metric, "counter"), ...lines];
}

function single(total: readonly Total[], metric: Metric): string[] {
    return [...head(metric, "counter"), `${metric.name} ${sum(total.filter(({ measure }) => measure === metric.of))}`];
}

function histogram(total: readonly Total[], metric: Metric): string[] {
    const series = metric.label
        ? byLabel(total, metric)
        : ([["", total.filter(({ measure }) => measure === metric.of)]] as [string, BucketCount[]][]);
    return [...head(metric, "histogram"), ...series.flatMap(([value, counts]) => seriesOf(metric, value, counts))];
}

function seriesOf({ name, label }: Metric, value: string, counts: readonly BucketCount[]): string[] {
    const own = label ? [`${label}="${value}"`] : [];
    const labelled = (...more: string[]) => (own.length + more.length ? `{${[...own, ...more].join(",")}}` : "");
    const seconds = counts.map(({ bucket, count }) => ({ seconds: valueOf(bucket) / 1000, count }));
    const below = (end: number) => sum(counts.filter((_, index) => seconds[index]!.seconds <= end));
    const whole = seconds.reduce((all, one) => all + one.seconds * one.count, 0);
    return [
        ...ENDS.map((end) => `${name}_bucket${labelled(`le="${end}"`)} ${below(end)}`),
        `${name}_bucket${labelled('le="+Inf"')} ${sum(counts)}`,
        `${name}_sum${labelled()} ${Number(whole.toFixed(3))}`,
        `${name}_count${labelled()} ${sum(counts)}`,
    ];
}
