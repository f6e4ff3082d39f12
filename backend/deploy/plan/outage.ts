import type { Phrase } from "../../../common/phrase";
import type { OutageCause, PlanOutage } from "../../../common/plan-views";
import type { PlanChange } from "../../../common/views";
import type { ServiceRollout } from "../../models/releases";
import type { ComposeModel } from "../compose/compose-model";
import { strategyOf } from "../rollout/strategy-of";
import type { Following } from "./dependants";

/** How services are exchanged, by name; absent: compose's own way. */
export type Rollouts = ReadonlyMap<string, ServiceRollout>;

export interface OutageFacts {
    before: ComposeModel | null;
    after: ComposeModel;
    rolloutsBefore: Rollouts;
    rollouts: Rollouts;
    followers: ReadonlyMap<string, Following>;
    /** The switches of both versions, with the service behind each. */
    switches: ReadonlyMap<string, string>;
    /** Why a service could not be exchanged beside the old one if it was asked for; null: it could. */
    obstacle?: (service: string) => Phrase | null | undefined;
}

/** The service that is the switch of this one, if it has any. */
export function switchOfService(service: string, rollouts: Rollouts): string | null {
    return rollouts.get(service)?.route?.switchService ?? null;
}

/** Runs to its end, and others wait for just that. */
function isOneShot(name: string, { services }: ComposeModel): boolean {
    return Object.values(services).some(
        ({ depends_on }) => depends_on?.[name]?.condition === "service_completed_successfully",
    );
}

/** What somebody outside, or a proxy, reaches it by, and what therefore has to change hands. */
function holdsPorts(name: string, model: ComposeModel | null): boolean {
    return (model?.services[name]?.ports ?? []).some(({ published }) => published !== undefined && published !== "");
}

function recreationCause(name: string, facts: OutageFacts): OutageCause {
    const { before, after, rolloutsBefore, rollouts, followers, switches } = facts;
    const [had, has] = [switchOfService(name, rolloutsBefore), switchOfService(name, rollouts)];
    if (switches.has(name)) {
        return "switch";
    }
    if (isOneShot(name, after)) {
        return "finished";
    }
    if (had !== null && has === null && holdsPorts(name, after)) {
        return "ports-back";
    }
    const strategy = strategyOf(rollouts.get(name));
    const exchanged = strategy !== "recreate";
    if (exchanged && had === null && has !== null && holdsPorts(name, before)) {
        return strategy === "canary" ? "first-canary" : "first-switch";
    }
    return exchanged ? "exchanged" : followers.has(name) ? "follows" : "recreated";
}

function causeOf(name: string, action: PlanChange["action"], facts: OutageFacts): OutageCause {
    const plain = { create: "new", keep: "kept", scale: "scaled", remove: "removed" } as const;
    return action === "recreate" ? recreationCause(name, facts) : plain[action];
}

const UNINTERRUPTED: readonly OutageCause[] = ["kept", "new", "scaled", "exchanged", "finished"];

/** Why it can't be exchanged without interruption, or what would do that; both null where neither is known. */
function wayOut(
    name: string,
    avoidable: boolean,
    { rollouts, obstacle }: OutageFacts,
): Pick<PlanOutage, "reason" | "remedy"> {
    const refused = rollouts.get(name)?.reason ?? null;
    const reason = avoidable && refused === null ? obstacle?.(name) : refused;
    return { reason: reason ?? null, remedy: reason === null && refused === null && avoidable ? "rolling" : null };
}

/** Whether the service stops answering for a while, why, and what would change that. */
export function outageOf(name: string, action: PlanChange["action"], facts: OutageFacts): PlanOutage {
    const cause = causeOf(name, action, facts);
    const behind = facts.switches.get(name) ?? null;
    // A switch goes with the service behind it, whose own line says what that means.
    const expected = !UNINTERRUPTED.includes(cause) && !(cause === "removed" && behind !== null);
    const follows = cause === "follows" ? (facts.followers.get(name) ?? null) : null;
    const outage = {
        expected,
        cause,
        other: follows?.service ?? behind,
        ...wayOut(name, cause === "recreated", facts),
    };
    return { ...outage, text: sentence(outage, follows, strategyOf(facts.rollouts.get(name))) };
}

function sentence(
    { cause, other, reason, remedy }: Omit<PlanOutage, "text">,
    follows: Following | null,
    strategy: string,
): string {
    const gap = "Interrupted about as long as it takes to stop and start";
    const how = follows?.how === "namespace" ? `shares a namespace with ${other}` : `depends on ${other}`;
    const said: Record<OutageCause, string> = {
        kept: "No interruption: it is not touched.",
        new: "No interruption: it did not run before.",
        scaled: "No interruption: what runs and is still wanted goes on.",
        exchanged: `No interruption: its strategy is ${strategy}.`,
        finished: "No interruption: it runs once more to its end.",
        recreated: `${gap}.`,
        follows: `${gap}, since it ${how}.`,
        "first-switch": "One short gap, once: a traffic switch takes over its ports. Later deployments have none.",
        "first-canary":
            "One short gap, once: a traffic switch takes over its ports. Until then its canary can't be weighed, so the new version gets all of the traffic at once. Later deployments go by the canary's steps, without a gap.",
        "ports-back": "One short gap: it gets its ports back from the traffic switch.",
        switch: `A short gap for ${other}: its traffic switch is recreated.`,
        removed: "It stops answering: it is no longer in the compose file.",
    };
    const why = reason === null ? "" : ` It can't be exchanged without interruption: ${reason.text}`;
    const advice = remedy === null ? "" : ` \`strategy: ${remedy}\` for it in the Services settings would avoid that.`;
    return `${said[cause]}${why}${advice}`;
}
