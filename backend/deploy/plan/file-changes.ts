import path from "node:path";
import type { PlanField } from "../../../common/plan-views";
import type { TrackedContent } from "../../models/releases";
import type { ComposeModel } from "../compose/compose-model";
import type { PathName } from "./path-names";

type Change = PlanField["change"];
/** How tracked paths differ, by path. */
export type FileChanges = ReadonlyMap<string, Change>;
type Tracked = Readonly<Record<string, Pick<TrackedContent, "hash">>>;

const MOST = 50;

/** What Git supplies now against what it supplied to the live release. */
export function fileChanges(before: Tracked, after: Tracked): FileChanges {
    const changes = new Map<string, Change>();
    for (const [file, { hash }] of Object.entries(after)) {
        if (before[file]?.hash !== hash) {
            changes.set(file, file in before ? "changed" : "added");
        }
    }
    for (const file of Object.keys(before)) {
        if (!(file in after)) {
            changes.set(file, "removed");
        }
    }
    return changes;
}

/** The paths that a service gets as mounts, configs and secrets, relative to the stack's directory. */
function pathsOf(name: string, { services, configs, secrets }: ComposeModel, pathName: PathName): string[] {
    const service = services[name]!;
    const mounted = (service.volumes ?? []).flatMap(({ type, source }) => (type === "bind" && source ? [source] : []));
    const sources = [
        ...(service.configs ?? []).map(({ source }) => configs?.[source]?.file),
        ...(service.secrets ?? []).map(({ source }) => secrets?.[source]?.file),
    ];
    return [...mounted, ...sources.filter((file) => file !== undefined)].flatMap((source) => {
        const called = pathName(source);
        return called.startsWith("./") ? [path.normalize(called)] : [];
    });
}

/** The files of a service whose contents differ. */
export function fileFields(
    name: string,
    { model, changes, pathName }: { model: ComposeModel; changes: FileChanges; pathName: PathName },
): PlanField[] {
    const places = pathsOf(name, model, pathName).map((place) => place.replace(/\/$/, ""));
    return [...changes]
        .filter(([file]) => places.some((place) => place === "." || file === place || file.startsWith(`${place}/`)))
        .slice(0, MOST)
        .map(([file, change]) => ({ field: `file ./${file}`, change, before: null, after: null, hidden: true }));
}
