import { CicdError } from "../../../common/errors";
import type { HandEditView } from "../../../common/views";
import { editLine } from "../../deploy/drift/edit-words";
import type { HandEdit } from "../../deploy/hand-edit/hand-edit";
import { usableCredential } from "../../forge-api/api-credential";
import { FORGE_APIS } from "../../forge-api/forges";
import { repositoryPlace } from "../../forge-api/repository-place";
import type { Dependencies } from "../dependencies";
import { planReleaseAhead } from "../plan-release-ahead";
import { lineDiff } from "./line-diff";
import { openEditedStack, readHandEdit, type EditedStack } from "./read-hand-edit";
import { refuseForeignCommit } from "./refuse-foreign-commit";
import { refuseWrittenSecrets } from "./refuse-written-secrets";

const branchStart = (stack: string): string => `dockge/${stack}-`;

/** Where an edit is pushed to: always a branch of its own, by the second of the push. */
export function branchFor(stack: string, now: Date): string {
    return `${branchStart(stack)}${now.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-")}`;
}

/** True where asking the forge's API to open a pull request is worth a try. */
export async function canRequest(deps: Pick<Dependencies, "db">, { repository }: EditedStack): Promise<boolean> {
    const api = FORGE_APIS[repository.forge];
    const place = repositoryPlace(repository.url);
    if (!api.openRequest || !api.locate(place)) {
        return false;
    }
    return (await usableCredential(deps.db, repository, place).catch(() => null)) !== null;
}

/** What can't be read can be discarded still. */
async function mapped(deps: Dependencies, edited: EditedStack): Promise<{ edit: HandEdit | null; problem: string }> {
    try {
        return { edit: await readHandEdit(deps, edited), problem: "" };
    } catch (error) {
        if (error instanceof CicdError) {
            return { edit: null, problem: error.message };
        }
        throw error;
    }
}

const NOTHING = "The edit changes nothing that the repository's compose file says.";

/** Why the edit must not be pushed; null where it may be. */
async function refusal(deps: Dependencies, edited: EditedStack, edit: HandEdit): Promise<string | null> {
    try {
        await refuseForeignCommit(deps, edited);
        await refuseWrittenSecrets(deps, edited, edit);
        return null;
    } catch (error) {
        if (error instanceof CicdError) {
            return `${error.message} ${error.hint}`;
        }
        throw error;
    }
}

/** What each choice about the edit would do. Changes nothing. */
export async function showHandEdit(deps: Dependencies, stack: string): Promise<HandEditView> {
    const edited = await openEditedStack(deps, stack);
    const [{ edit, problem }, plan, request] = await Promise.all([
        mapped(deps, edited),
        planReleaseAhead(deps, stack, edited.active.id).catch(() => null),
        canRequest(deps, edited),
    ]);
    const left = edit?.unmapped ?? [];
    const unpushed = edit === null ? problem : edit.files.length === 0 ? NOTHING : await refusal(deps, edited, edit);
    return {
        fingerprint: edited.fingerprint,
        files: edited.files,
        commit: {
            problem: unpushed,
            branch: `${branchStart(stack)}…`,
            base: edited.binding.branch,
            request,
            files: (edit?.files ?? []).map(({ path, before, after }) => ({ path, lines: lineDiff(before, after) })),
            left: [...left, ...(edit?.notInFiles ?? [])],
        },
        keep: {
            problem: edit === null ? problem : edit.edits.length === 0 ? NOTHING : null,
            changes: (edit?.edits ?? []).map((one) => editLine(one)),
            left,
        },
        discard: { plan },
    };
}
