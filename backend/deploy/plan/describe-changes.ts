import type { PlanField } from "../../../common/plan-views";
import type { PlanChange } from "../../../common/views";
import type { ComposeModel } from "../compose/compose-model";
import type { ProjectContainer } from "../engine-port";
import { expectedContainers } from "../live/expected-services";
import { isExchanged, strategyOf } from "../rollout/strategy-of";
import { dependants } from "./dependants";
import { fieldChanges, fieldReasons } from "./field-changes";
import { fileFields, type FileChanges } from "./file-changes";
import { imageChange, type ImageChange } from "./image-change";
import { outageOf, switchOfService, type OutageFacts, type Rollouts } from "./outage";
import type { PathName } from "./path-names";
import { tellable, type Tell } from "../secrecy/tellable";

type ImageNames = Readonly<Record<string, { writtenImage: string | null }>>;

export interface ChangeFacts {
    before: ComposeModel | null;
    after: ComposeModel;
    /** Values that are not told, see `knownSecrets`. */
    secrets: readonly string[];
    containers: ReadonlyMap<string, readonly ProjectContainer[]>;
    /** Services that `up` leaves alone. */
    kept: ReadonlySet<string>;
    /** Image ids of the release, by service; null where that is not known yet. */
    images: ReadonlyMap<string, { id: string | null; built: boolean }>;
    /** What the images are called in the compose files that people wrote, by service, as far as releases tell. */
    imageNames?: { before: ImageNames; after: ImageNames };
    files: FileChanges;
    pathName: PathName;
    rolloutsBefore: Rollouts;
    rollouts: Rollouts;
    /** Why a service could not be exchanged beside the old one if it was asked for; null: it could. */
    obstacle?: OutageFacts["obstacle"];
}

interface Judging extends ChangeFacts, OutageFacts {
    tell: Tell;
    expected: ReadonlyMap<string, number>;
}

interface Change {
    action: PlanChange["action"];
    reasons: string[];
    fields: PlanField[];
}

function imageOf(name: string, { images, containers, before, after, imageNames }: ChangeFacts): ImageChange | null {
    const image = images.get(name) ?? { id: null, built: false };
    const running = containers.get(name)?.[0]?.imageId ?? null;
    const [old, next] = [imageNames?.before[name]?.writtenImage, imageNames?.after[name]?.writtenImage];
    return imageChange(
        { reference: old ?? before?.services[name]?.image, id: running },
        { reference: next ?? after.services[name]?.image, ...image },
    );
}

function recreation(name: string, judging: Judging): Change {
    const { before, after, files, pathName, tell } = judging;
    const image = imageOf(name, judging);
    const [old, next] = [before?.services[name], after.services[name]!];
    const keys = old ? fieldChanges({ before: old, after: next, pathName, tell }) : [];
    const contents = fileFields(name, { model: after, changes: files, pathName });
    const reasons = [...(image ? [image.reason] : []), ...fieldReasons(keys), ...fileReasons(contents)];
    const fields = [...(image ? [image.field] : []), ...keys, ...contents];
    return { action: "recreate", reasons: reasons.length ? reasons : ["configuration"], fields };
}

function fileReasons(contents: readonly PlanField[]): string[] {
    return contents.length > 3
        ? [`${contents.length} files`]
        : contents.map(({ field, change }) => `${field} ${change}`);
}

/** Containers that come or go while the others stay; null where their number is right. */
function scaling(name: string, { containers, expected }: Judging): Change | null {
    const [is, shall] = [containers.get(name)?.length ?? 0, expected.get(name) ?? 1];
    const field: PlanField = {
        field: "containers",
        change: "changed",
        before: String(is),
        after: String(shall),
        hidden: false,
    };
    return is === shall ? null : { action: "scale", reasons: [`containers ${is} → ${shall}`], fields: [field] };
}

/** What people look for in a service that they have not seen yet: what it runs, and where it can be reached. */
function newFields(name: string, { after, images, pathName, tell }: Judging): PlanField[] {
    const next = after.services[name]!;
    const image = images.get(name)?.built ? undefined : next.image?.replace(/@sha256:.*$/, "");
    const field: PlanField = { field: "image", change: "added", before: null, after: image ?? null, hidden: false };
    const ports = fieldChanges({ before: {}, after: next, pathName, tell }).filter((one) => /^ports /.test(one.field));
    return [...(image === undefined ? [] : [field]), ...ports];
}

function changeOf(name: string, judging: Judging): Change {
    const running = (judging.containers.get(name)?.length ?? 0) > 0;
    if (!running) {
        return (judging.expected.get(name) ?? 1) === 0
            ? { action: "keep", reasons: [], fields: [] }
            : { action: "create", reasons: ["new service"], fields: newFields(name, judging) };
    }
    if (!judging.kept.has(name)) {
        return recreation(name, judging);
    }
    const follows = judging.followers.get(name);
    if (follows !== undefined) {
        const how = follows.how === "namespace" ? "shares a namespace with" : "depends on";
        return { action: "recreate", reasons: [`${how} ${follows.service}`], fields: [] };
    }
    return scaling(name, judging) ?? { action: "keep", reasons: [], fields: [] };
}

function toPlanChange(service: string, change: Change, judging: Judging): PlanChange {
    const outage = outageOf(service, change.action, judging);
    const behind = judging.switches.get(service);
    return {
        service,
        ...change,
        downtime: outage.expected,
        strategy: strategyOf(judging.rollouts.get(service)),
        outage,
        ...(behind === undefined ? {} : { switchOf: behind }),
    };
}

function switchesOf(...versions: Rollouts[]): Map<string, string> {
    const pairs = versions.flatMap((rollouts) =>
        [...rollouts.keys()].map((service) => [switchOfService(service, rollouts), service] as const),
    );
    return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[0] !== null));
}

/** What a deployment will do to each service, and why, in people's words. */
export function describeChanges(facts: ChangeFacts): PlanChange[] {
    const { after, containers, kept, rollouts } = facts;
    const names = Object.keys(after.services);
    const goesByStrategy = (name: string) => isExchanged(rollouts.get(name));
    const recreated = names.filter((name) => containers.has(name) && !kept.has(name) && !goesByStrategy(name));
    const judging: Judging = {
        ...facts,
        followers: dependants(new Set(recreated), after, goesByStrategy),
        switches: switchesOf(facts.rolloutsBefore, rollouts),
        tell: tellable(facts.secrets),
        expected: expectedContainers(after),
    };
    const gone = [...containers.keys()].filter((name) => !(name in after.services));
    const removal: Change = {
        action: "remove",
        reasons: ["no longer in the compose file; its volumes are kept"],
        fields: [],
    };
    return [
        ...names.map((name) => toPlanChange(name, changeOf(name, judging), judging)),
        ...gone.map((name) => toPlanChange(name, removal, judging)),
    ];
}
