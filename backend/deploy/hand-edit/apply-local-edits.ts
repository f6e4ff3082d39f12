import type { Document } from "yaml";
import type { Edit, Section } from "../../../common/compose-edit";
import { CicdError } from "../../../common/errors";
import { readYaml } from "../compose/read-yaml";
import { editLine } from "../drift/edit-words";
import { applyEdits } from "./edits";
import { rewriteText } from "./rewrite-text";

export interface Edited {
    document: Document;
    text: string;
    /** What still changes something. */
    needed: Edit[];
}

/**
 * A compose document with the changes that a person wants kept.
 * @throws CicdError LOCAL_EDIT_CONFLICTS when what they changed says something else by now
 */
export function applyLocalEdits(document: Document, text: string, edits: readonly Edit[]): Edited {
    const { value, conflicts, needed } = applyEdits(document.toJS() as Section, edits);
    if (conflicts.length > 0) {
        throw new CicdError({
            code: "LOCAL_EDIT_CONFLICTS",
            message: `A local change that is kept for this stack no longer fits the commit: ${conflicts.map((edit) => editLine(edit)).join("; ")}.`,
            safe: "The running stack was not touched.",
            hint: "Drop the local change in the stack's panel, or edit the stack's file anew and keep that.",
        });
    }
    if (needed.length === 0) {
        return { document, text, needed };
    }
    const rewritten = rewriteText(text, value);
    if (rewritten !== null) {
        return { document: readYaml("The compose file", rewritten), text: rewritten, needed };
    }
    // Anchors reach across what is changed: it is written out, without them.
    const plain = readYaml("The compose file", JSON.stringify(value));
    return { document: plain, text: plain.toString(), needed };
}
