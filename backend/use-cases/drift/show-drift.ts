import type { DriftView, KeptEditView } from "../../../common/views";
import { editLine } from "../../deploy/drift/edit-words";
import type { Binding } from "../../models/bindings";
import type { DriftState } from "../../models/drift-states";
import { requireConnected } from "../find-connected";
import { checkDrift, type DriftDeps } from "./check-drift";

function keptEditView({ localEdit }: Pick<Binding, "localEdit">): KeptEditView | null {
    return localEdit && { by: localEdit.by, at: localEdit.at, changes: localEdit.edits.map((edit) => editLine(edit)) };
}

export function driftView(state: DriftState | null, binding: Pick<Binding, "localEdit">): DriftView {
    const fields = state?.fields ?? [];
    return {
        drifted: fields.length > 0,
        fields,
        since: state?.since ?? null,
        handEdited: fields.some(({ where }) => where === "files"),
        kept: keptEditView(binding),
    };
}

/** Compares now. */
export async function showDrift(deps: DriftDeps, stack: string): Promise<DriftView> {
    const { binding } = await requireConnected(deps.db, stack);
    return driftView(await checkDrift(deps, stack), binding);
}
