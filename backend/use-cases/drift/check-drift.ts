import { createHash } from "node:crypto";
import { join } from "node:path";
import type { DriftField } from "../../../common/views";
import { openRelease } from "../../build-engine/release-environment";
import { readLiveFiles } from "../../deploy/live/live-files";
import { bindings, type Binding } from "../../models/bindings";
import { buildConfigs } from "../../models/build-configs";
import { deployments } from "../../models/deployments";
import { driftStates, type DriftState } from "../../models/drift-states";
import { releases } from "../../models/releases";
import type { Dependencies } from "../dependencies";

export type DriftDeps = Pick<Dependencies, "db" | "deployer" | "secrets" | "locks" | "bus" | "clock" | "stacksDir">;

/** Of the compose file of a stack's directory; null where there is none. */
async function seenCompose(stacksDir: string, stack: string): Promise<string | null> {
    const { composeName, texts } = await readLiveFiles(join(stacksDir, stack));
    return composeName === null ? null : createHash("sha256").update(texts[composeName]!).digest("hex");
}

/** True for what a change of the compose file by hand has made differ, `.env` apart. */
const isOfComposeFile = ({ where, field }: DriftField) => where === "files" && !field.startsWith(".env ");

/** Somebody changes it right now: what differs means nothing. */
async function isInMotion({ db, locks }: DriftDeps, stack: string): Promise<boolean> {
    return (
        locks.holder(stack) !== null ||
        (await deployments.list(db, { stack, states: ["running"], limit: 1 })).length > 0
    );
}

async function fieldsOf(deps: DriftDeps, binding: Binding): Promise<{ fields: DriftField[]; release: number } | null> {
    const { stack } = binding;
    const active = await releases.active(deps.db, stack);
    // What ran before is the user's own: what is changed of it belongs to it.
    if (!active || active.number === 0) {
        return active && { fields: [], release: active.id };
    }
    const buildConfig = await buildConfigs.find(deps.db, stack);
    const context = { stack, buildConfig, log: () => undefined };
    const fields = await deps.deployer.drift(openRelease(active, deps.secrets), context);
    const kept = binding.localEdit !== null && binding.localEdit.seen === (await seenCompose(deps.stacksDir, stack));
    return { fields: kept ? fields.filter((field) => !isOfComposeFile(field)) : fields, release: active.id };
}

/** Null while nothing can be said: no release of ours is live, or something changes the stack. */
async function compare(deps: DriftDeps, binding: Binding): Promise<DriftField[] | null> {
    if (await isInMotion(deps, binding.stack)) {
        return null;
    }
    const found = await fieldsOf(deps, binding);
    const active = await releases.active(deps.db, binding.stack);
    const isSettled = !(await isInMotion(deps, binding.stack)) && (active?.id ?? null) === (found?.release ?? null);
    return isSettled ? (found?.fields ?? []) : null;
}

/**
 * Compares what is with what was released, keeps the outcome and tells listeners when it is another one than before.
 * While something changes the stack the last outcome counts. Null where nothing differs.
 */
export async function checkDrift(deps: DriftDeps, stack: string): Promise<DriftState | null> {
    const binding = await bindings.findByStack(deps.db, stack);
    const before = await driftStates.find(deps.db, stack);
    const fields = binding && (await compare(deps, binding));
    if (fields === null) {
        return before;
    }
    const after = fields.length === 0 ? null : { fields, since: before?.since ?? deps.clock.now().toISOString() };
    if (JSON.stringify(before?.fields) !== JSON.stringify(after?.fields)) {
        await (after ? driftStates.save(deps.db, stack, after) : driftStates.remove(deps.db, stack));
        deps.bus.publish({ type: "drift", stack, fields: fields.length, isNew: before === null && after !== null });
    }
    return after;
}
