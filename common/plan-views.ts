import type { Phrase } from "./phrase";
import type { StrategyName } from "./rollout-schema";

/** One key of a service that a deployment changes. */
export interface PlanField {
    /** "image", "command", "ports 80/tcp", "mount /data", "labels.tier", "environment API_URL", "file ./worker.conf" */
    field: string;
    change: "added" | "changed" | "removed";
    /** Null where there was or is none, and always for `hidden` ones. */
    before: string | null;
    after: string | null;
    /** The values are secret, or a file's contents: only that they differ is told. */
    hidden: boolean;
}

/**
 * Why a service answers without interruption, or why not.
 * Without: `kept`, `new`, `scaled`, `exchanged` (by its strategy), `finished` (it runs to its end and serves nobody).
 * With: `recreated` (stopped, then started), `follows` (another service takes it along), `first-switch` (the traffic
 * switch takes over its ports), `first-canary` (likewise, and until then no canary can be weighed), `ports-back` (it gets them back), `switch` (the switch itself is recreated), `removed`.
 */
export const OUTAGE_CAUSES = [
    "kept",
    "new",
    "scaled",
    "exchanged",
    "finished",
    "recreated",
    "follows",
    "first-switch",
    "first-canary",
    "ports-back",
    "switch",
    "removed",
] as const;
export type OutageCause = (typeof OUTAGE_CAUSES)[number];

export interface PlanOutage {
    expected: boolean;
    cause: OutageCause;
    /** The service that takes it along, for `follows`; the service behind it, for `switch`. */
    other: string | null;
    /** Why it can't be exchanged without interruption; null where it can. */
    reason: Phrase | null;
    /** The strategy that would avoid it; null where none would, or there is nothing to avoid. */
    remedy: StrategyName | null;
    /** All of this as sentences. */
    text: string;
}

/** A volume or network of the stack that comes, goes or changes. The data of a volume is never removed. */
export interface PlanResource {
    kind: "volume" | "network";
    /** Its key in the compose file. */
    name: string;
    change: "created" | "unused" | "changed";
}
