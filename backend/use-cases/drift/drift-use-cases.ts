import type { HandEditDecision } from "../../../common/hand-edit-schema";
import type { AuditView, DriftView, HandEditOutcome, HandEditView } from "../../../common/views";
import { audit } from "../../models/audit";
import type { Dependencies } from "../dependencies";
import { requireConnected } from "../find-connected";
import type { Actor } from "../use-cases";
import { decideHandEdit, dropKeptEdit } from "./decide-hand-edit";
import { showDrift } from "./show-drift";
import { showHandEdit } from "./show-hand-edit";

const MOST_ENTRIES = 100;

/** What a person can ask about what is not as released. */
export interface DriftUseCases {
    /** Compares now. */
    drift(stack: string): Promise<DriftView>;
    /** What each choice about a change by hand would do; changes nothing. */
    handEdit(stack: string): Promise<HandEditView>;
    decideHandEdit(stack: string, decision: HandEditDecision, actor: Actor): Promise<HandEditOutcome>;
    /** Releases are made of what the repository says alone from now on. */
    dropKeptEdit(stack: string, actor: Actor): Promise<void>;
    /** Who decided what, newest first. */
    audit(stack: string): Promise<{ items: AuditView[] }>;
}

export function driftUseCases(deps: Dependencies): DriftUseCases {
    return {
        drift: (stack) => showDrift(deps, stack),
        handEdit: (stack) => showHandEdit(deps, stack),
        decideHandEdit: (stack, decision, actor) => decideHandEdit(deps, stack, { decision, actor }),
        dropKeptEdit: (stack, actor) => dropKeptEdit(deps, stack, actor),
        audit: async (stack) => {
            await requireConnected(deps.db, stack);
            const entries = await audit.list(deps.db, stack, MOST_ENTRIES);
            return { items: entries.map(({ at, actor, action, detail }) => ({ at, actor, action, detail })) };
        },
    };
}
