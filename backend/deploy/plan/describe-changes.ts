import type { PlanChange } from "../../../common/views";
import type { ComposeModel, ComposeService } from "../compose/compose-model";
import { FILES_LABEL } from "../render/files-label";
import type { ProjectContainer } from "../engine-port";

export interface ChangeFacts {
    before: ComposeModel | null;
    after: ComposeModel;
    containers: ReadonlyMap<string, readonly ProjectContainer[]>;
    /** Services that `up` leaves alone. */
    kept: ReadonlySet<string>;
    /** Image ids of the release, by service; null where that is not known yet. */
    images: ReadonlyMap<string, { id: string | null; built: boolean }>;
    filesChanged: ReadonlySet<string>;
}

/** Compared apart, or of no consequence for the running container. */
const NOT_COMPARED = new Set(["image", "build", "environment", "pull_policy", "depends_on", "profiles", "scale"]);

const short = (id: string) => id.replace(/^sha256:/, "").slice(0, 7);

function environmentReason(before: ComposeService, after: ComposeService): string[] {
    const [old, next] = [before.environment ?? {}, after.environment ?? {}];
    const marks = [
        ...Object.keys(next)
            .filter((key) => !(key in old))
            .map((key) => `+ ${key}`),
        ...Object.keys(next)
            .filter((key) => key in old && old[key] !== next[key])
            .map((key) => `~ ${key}`),
        ...Object.keys(old)
            .filter((key) => !(key in next))
            .map((key) => `- ${key}`),
    ];
    return marks.length === 0 ? [] : [`environment ${marks.join(", ")}`];
}

function fieldReasons(before: ComposeService, after: ComposeService): string[] {
    const [old, next] = [before, after].map((service) => service as unknown as Record<string, unknown>) as [Js, Js];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((key) => !NOT_COMPARED.has(key));
    return keys
        .filter((key) => comparable(key, old[key]) !== comparable(key, next[key]))
        .map((key) => key.replaceAll("_", " "));
}

/** Our own label stands for file contents, which have a reason of their own. */
function comparable(key: string, value: unknown): string {
    const { [FILES_LABEL]: _files, ...labels } = (key === "labels" ? (value ?? {}) : {}) as Js;
    return JSON.stringify((key === "labels" ? labels : value) ?? null);
}

type Js = Record<string, unknown>;

function imageReason(name: string, facts: ChangeFacts): string[] {
    const image = facts.images.get(name);
    const running = facts.containers.get(name)?.[0]?.imageId;
    if (image?.id === null && image.built) {
        return ["image built from this commit"];
    }
    if (!image?.id || running === undefined || running === image.id) {
        return [];
    }
    return [`image ${short(running)} → ${short(image.id)}${image.built ? " (built)" : ""}`];
}

function reasons(name: string, facts: ChangeFacts): string[] {
    const [before, after] = [facts.before?.services[name], facts.after.services[name]!];
    const found = [
        ...imageReason(name, facts),
        ...(before ? [...environmentReason(before, after), ...fieldReasons(before, after)] : []),
        ...(facts.filesChanged.has(name) ? ["file contents"] : []),
    ];
    return found.length ? found : ["configuration"];
}

function dependenciesOf(service: ComposeService): string[] {
    return Object.keys(service.depends_on ?? {});
}

/** Compose recreates what depends on a recreated service, directly or by way of others. */
function dependants(recreated: ReadonlySet<string>, after: ComposeModel): Map<string, string> {
    const found = new Map<string, string>();
    for (let grew = true; grew;) {
        grew = false;
        for (const [name, service] of Object.entries(after.services)) {
            const cause = dependenciesOf(service).find((other) => recreated.has(other) || found.has(other));
            if (cause !== undefined && !recreated.has(name) && !found.has(name)) {
                found.set(name, cause);
                grew = true;
            }
        }
    }
    return found;
}

/** What `up` will do to each service, and why, in people's words. */
export function describeChanges(facts: ChangeFacts): PlanChange[] {
    const names = Object.keys(facts.after.services);
    const running = (name: string) => (facts.containers.get(name)?.length ?? 0) > 0;
    const recreated = new Set(names.filter((name) => running(name) && !facts.kept.has(name)));
    const because = dependants(recreated, facts.after);
    const changes = names.map((name): PlanChange => {
        if (!running(name)) {
            return { service: name, action: "create", reasons: ["new service"], downtime: false };
        }
        if (recreated.has(name)) {
            return { service: name, action: "recreate", reasons: reasons(name, facts), downtime: true };
        }
        const cause = because.get(name);
        return cause === undefined
            ? { service: name, action: "keep", reasons: [], downtime: false }
            : { service: name, action: "recreate", reasons: [`depends on ${cause}`], downtime: true };
    });
    const gone = [...facts.containers.keys()].filter((name) => !(name in facts.after.services));
    return [
        ...changes,
        ...gone.map((name): PlanChange => ({
            service: name,
            action: "remove",
            reasons: ["no longer in the compose file; its volumes are kept"],
            downtime: true,
        })),
    ];
}
