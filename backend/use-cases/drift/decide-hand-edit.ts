import type { Edit } from "../../../common/compose-edit";
import type { HandEditDecision } from "../../../common/hand-edit-schema";
import { CicdError } from "../../../common/errors";
import type { HandEditOutcome } from "../../../common/views";
import { audit } from "../../models/audit";
import { bindings } from "../../models/bindings";
import type { Dependencies } from "../dependencies";
import { requireConnected } from "../find-connected";
import { deployByHand, isFromOutside } from "../start-deployment";
import type { Actor } from "../use-cases";
import { commitHandEdit } from "./commit-hand-edit";
import { discardHandEdit } from "./discard-hand-edit";
import { openEditedStack, readHandEdit, type EditedStack } from "./read-hand-edit";

/** Of many changes the audit names so many. */
const NAMED = 10;

interface Decision {
    decision: HandEditDecision;
    actor: Actor;
}

/**
 * Does what a person decided about a change by hand, and writes down who it was.
 * @throws CicdError STALE_EDIT when the files are not what the decision was about | STATE_CONFLICT | BRANCH_REFUSED | …
 */
export async function decideHandEdit(
    deps: Dependencies,
    stack: string,
    { decision, actor }: Decision,
): Promise<HandEditOutcome> {
    const edited = await openEditedStack(deps, stack);
    if (decision.basedOn !== undefined && decision.basedOn !== edited.fingerprint) {
        throw new CicdError({
            code: "STALE_EDIT",
            message: "The stack's files were changed since you looked at them.",
            safe: "Nothing was done with them.",
            hint: "Look at the change again and decide anew.",
        });
    }
    const outcome = await CHOICES[decision.choice](deps, edited, { decision, actor });
    deps.bus.publish({ type: "stack", stack });
    return outcome;
}

type Choice = (deps: Dependencies, edited: EditedStack, asked: Decision) => Promise<HandEditOutcome>;

const CHOICES: Record<HandEditDecision["choice"], Choice> = {
    commit: async (deps, edited, { decision, actor }) => {
        const pushed = await commitHandEdit(deps, edited, { message: decision.message, actor });
        const detail = `${pushed.branch} (${pushed.commit.slice(0, 7)})${pushed.url ? `, ${pushed.url}` : ""}`;
        await record(deps, edited, { actor, action: "hand-edit.commit", detail });
        if (decision.keepMeanwhile) {
            await keep(deps, edited, actor);
        }
        return { choice: "commit", pushed, deployment: null };
    },
    keep: async (deps, edited, { decision, actor }) => {
        await keep(deps, edited, actor);
        const ref = edited.active.commitSha ?? undefined;
        const untrusted = await isFromOutside(deps, edited.active);
        const asked = { ref, actor, untrusted };
        const deployment = decision.deploy ? await deployByHand(deps, edited.stack, asked) : null;
        return { choice: "keep", pushed: null, deployment };
    },
    discard: async (deps, edited, { actor }) => {
        const deployment = await discardHandEdit(deps, edited, actor);
        const detail = `#${edited.active.number} ${edited.files.join(", ")}`.trim();
        await record(deps, edited, { actor, action: "hand-edit.discard", detail });
        return { choice: "discard", pushed: null, deployment };
    },
};

async function keep(deps: Dependencies, edited: EditedStack, actor: Actor): Promise<void> {
    const { edits } = await readHandEdit(deps, edited);
    if (edits.length === 0) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: "The edit changes nothing that the repository's compose file says, so there is nothing to keep.",
            safe: "Nothing was changed.",
            hint: "Values of .env are kept by themselves; anything else can be discarded.",
        });
    }
    const localEdit = { edits, by: actor.name, at: deps.clock.now().toISOString(), seen: edited.seen };
    await bindings.update(deps.db, edited.binding.id, { localEdit });
    await record(deps, edited, { actor, action: "hand-edit.keep", detail: namesOf(edits) });
}

/** From now on releases are made of what the repository says alone. What is live stays until the next one. */
export async function dropKeptEdit(deps: Dependencies, stack: string, actor: Actor): Promise<void> {
    const { binding } = await requireConnected(deps.db, stack);
    if (binding.localEdit === null) {
        return;
    }
    await bindings.update(deps.db, binding.id, { localEdit: null });
    const detail = namesOf(binding.localEdit.edits);
    await record(deps, { stack }, { actor, action: "hand-edit.drop", detail });
    deps.bus.publish({ type: "stack", stack });
}

/** Where the changes are: "services.web.ports". Values may be secrets. */
function namesOf(edits: readonly Edit[]): string {
    const names = [...new Set(edits.map(({ path }) => path.join(".")))];
    return names.slice(0, NAMED).join(", ") + (names.length > NAMED ? ", …" : "");
}

async function record(
    deps: Dependencies,
    { stack }: Pick<EditedStack, "stack">,
    { actor, action, detail }: { actor: Actor; action: string; detail: string },
): Promise<void> {
    await audit.record(deps.db, { at: deps.clock.now().toISOString(), stack, actor: actor.name, action, detail });
}
