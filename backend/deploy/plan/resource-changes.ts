import type { PlanResource } from "../../../common/plan-views";
import type { ComposeModel } from "../compose/compose-model";

type Section = Readonly<Record<string, unknown>> | undefined;

function changesIn(kind: PlanResource["kind"], before: Section, after: Section): PlanResource[] {
    const [old, next] = [before ?? {}, after ?? {}];
    const isOurs = (section: Record<string, unknown>, name: string) =>
        (section[name] as { external?: boolean } | null)?.external !== true;
    const found = Object.keys(next).flatMap((name): PlanResource[] => {
        if (!(name in old)) {
            return isOurs(next, name) ? [{ kind, name, change: "created" }] : [];
        }
        return JSON.stringify(old[name]) === JSON.stringify(next[name]) ? [] : [{ kind, name, change: "changed" }];
    });
    const gone = Object.keys(old).filter((name) => !(name in next) && isOurs(old, name));
    return [...found, ...gone.map((name): PlanResource => ({ kind, name, change: "unused" }))];
}

/** What of the stack's own volumes and networks comes, goes or differs. Those of others are nobody's to change. */
export function resourceChanges(before: ComposeModel | null, after: ComposeModel): PlanResource[] {
    return [
        ...changesIn("volume", before?.volumes, after.volumes),
        ...changesIn("network", before?.networks, after.networks),
    ];
}
