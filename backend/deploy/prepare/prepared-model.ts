import type { Phrase } from "../../../common/phrase";
import type { Edit } from "../../../common/compose-edit";
import type { RightView } from "../../../common/views";
import type { ServiceRollout } from "../../models/releases";
import type { ComposeModel } from "../compose/compose-model";
import type { Preparation } from "../deployer";
import type { EffectiveEnvironment } from "../environment/effective-environment";
import type { Lookup } from "../environment/substitute";
import type { StackFiles } from "../files/stack-files";
import type { LiveFiles } from "../live/live-files";
import type { Override } from "./override";

/** A compose file that was read, judged and resolved. */
export interface PreparedModel {
    /** The name under which the stack directory has or gets its compose file. */
    fileName: string;
    /** The folder of the compose file in the checkout. */
    projectDirectory: string;
    /** The document with literals and traffic switches in place, before images and files are decided. */
    baseText: string;
    model: ComposeModel;
    /** Who gets the image of a builder that makes one; null for other builders. */
    builtService: string | null;
    /** What the stack directory says now; null where compose can't read it. */
    liveModel: ComposeModel | null;
    environment: EffectiveEnvironment;
    lookup: Lookup;
    files: StackFiles;
    live: LiveFiles;
    override: Override | null;
    /** Changes by hand that are kept and that the commit doesn't have itself. */
    localEdits: readonly Edit[];
    unset: string[];
    /** Those of them that the file insists on; empty but for a look that assumes them. */
    required: readonly string[];
    rights: RightView[];
    /** What a person allowed. */
    grants: readonly string[];
    notes: Phrase[];
    /** Of the services whose settings say how they are exchanged. */
    rollouts: Readonly<Record<string, ServiceRollout>>;
    /** The same before any switch was put in. */
    asWritten: Pick<PreparedModel, "baseText" | "model" | "files" | "notes">;
}

export interface ComposePreparation extends Preparation {
    prepared: PreparedModel;
}
