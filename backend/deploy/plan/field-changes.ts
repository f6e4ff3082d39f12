import type { PlanField } from "../../../common/plan-views";
import type { ComposeService } from "../compose/compose-model";
import type { PathName } from "./path-names";
import { serviceFields } from "./service-fields";
import type { Tell } from "../secrecy/tellable";

type Change = PlanField["change"];

function changeOf(before: unknown, after: unknown): Change {
    return before === undefined ? "added" : after === undefined ? "removed" : "changed";
}

/** By key, never by value. */
function environmentFields(before: ComposeService, after: ComposeService): PlanField[] {
    const [old, next] = [before.environment ?? {}, after.environment ?? {}];
    const keys = [...Object.keys(next), ...Object.keys(old).filter((key) => !(key in next))];
    return keys
        .filter((key) => !(key in old) || !(key in next) || old[key] !== next[key])
        .map((key) => {
            const change: Change = !(key in old) ? "added" : key in next ? "changed" : "removed";
            return { field: `environment ${key}`, change, before: null, after: null, hidden: true };
        });
}

export interface FieldFacts {
    before: ComposeService;
    after: ComposeService;
    pathName: PathName;
    tell: Tell;
}

/** What differs between two versions of a service, images and contents of files apart. */
export function fieldChanges({ before, after, pathName, tell }: FieldFacts): PlanField[] {
    const [old, next] = [serviceFields(before, pathName), serviceFields(after, pathName)];
    const names = [...new Set([...old.keys(), ...next.keys()])].filter((name) => old.get(name) !== next.get(name));
    const told = names.map((field): PlanField => {
        const [was, is] = [old.get(field), next.get(field)].map((value) =>
            value === undefined ? null : tell(field, value),
        ) as [ReturnType<Tell> | null, ReturnType<Tell> | null];
        const hidden = (was?.hidden ?? false) || (is?.hidden ?? false) || was?.text === is?.text;
        const [shownBefore, shownAfter] = hidden ? [null, null] : [was?.text ?? null, is?.text ?? null];
        return {
            field,
            change: changeOf(old.get(field), next.get(field)),
            before: shownBefore,
            after: shownAfter,
            hidden,
        };
    });
    return [...environmentFields(before, after), ...told];
}

const MARKS: Record<Change, string> = { added: "+", changed: "~", removed: "-" };
const SHOWN = 3;

/** A line or more for each top-level key, for logs and short lists. */
export function fieldReasons(fields: readonly PlanField[]): string[] {
    const groups = new Map<string, PlanField[]>();
    for (const field of fields) {
        const key = /^[^ .]+/.exec(field.field)![0];
        groups.set(key, [...(groups.get(key) ?? []), field]);
    }
    return [...groups].flatMap(([key, group]) => {
        if (key === "environment") {
            return [
                `environment ${group.map(({ field, change }) => `${MARKS[change]} ${field.slice(12)}`).join(", ")}`,
            ];
        }
        return group.length > SHOWN ? [`${key} (${group.length} changes)`] : group.map(fieldWords);
    });
}

function fieldWords({ field, change, before, after, hidden }: PlanField): string {
    if (hidden) {
        return `${field} ${change}`;
    }
    switch (change) {
        case "added":
            return `${field} + ${after}`;
        case "removed":
            return `${field} - ${before}`;
        default:
            return `${field} ${before} → ${after}`;
    }
}
