import { CicdError } from "../../../common/errors";
import type { HandEditOutcome } from "../../../common/views";
import type { HandEdit } from "../../deploy/hand-edit/hand-edit";
import { openForge } from "../../forge-api/open-forge";
import type { Dependencies } from "../dependencies";
import { remoteOf } from "../find-connected";
import type { Actor } from "../use-cases";
import { readHandEdit, type EditedStack } from "./read-hand-edit";
import { refuseForeignCommit } from "./refuse-foreign-commit";
import { refuseWrittenSecrets } from "./refuse-written-secrets";
import { branchFor, canRequest } from "./show-hand-edit";

const DEADLINE_MS = 120_000;

type Pushed = NonNullable<HandEditOutcome["pushed"]>;

function nothing(): CicdError {
    return new CicdError({
        code: "STATE_CONFLICT",
        message: "The edit changes nothing that could be written into the repository's files.",
        safe: "Nothing was pushed.",
        hint: "Keep the edit as a local change, or discard it.",
    });
}

function textOf(edit: HandEdit, { stack, active }: EditedStack, actor: Actor): string {
    const left = [...edit.unmapped, ...edit.notInFiles].map(({ change, reason }) => `- ${change}: ${reason}`);
    return [
        `${actor.name} changed the stack "${stack}" by hand, on top of its release #${active.number}.`,
        ...(left.length > 0 ? ["", "Not carried over:", ...left] : []),
    ].join("\n");
}

/**
 * Pushes the edit as a branch of its own, on top of the live commit, and asks the forge to open a pull request where
 * that is possible. A request that fails is told and undoes nothing: the branch is there.
 * @throws CicdError COMMIT_NOT_ON_BRANCH | SECRET_IN_EDIT | STATE_CONFLICT | BRANCH_REFUSED | …
 */
export async function commitHandEdit(
    deps: Dependencies,
    edited: EditedStack,
    { message, actor }: { message: string | undefined; actor: Actor },
): Promise<Pushed> {
    await refuseForeignCommit(deps, edited);
    const edit = await readHandEdit(deps, edited);
    if (edit.files.length === 0) {
        throw nothing();
    }
    await refuseWrittenSecrets(deps, edited, edit);
    const { stack, binding, repository, active } = edited;
    const branch = branchFor(stack, deps.clock.now());
    const title = message ?? `Take over what was changed of ${stack} by hand`;
    const text = textOf(edit, edited, actor);
    const remote = await remoteOf(deps.db, deps.secrets, repository);
    const files = edit.files.map(({ path, after }) => ({ path, text: after }));
    const commit = await deps.git.pushBranch(
        remote,
        { parent: active.commitSha!, branch, files, message: `${title}\n\n${text}\n`, author: actor.name },
        { deadlineMs: DEADLINE_MS },
    );
    return { branch, commit, ...(await openRequest(deps, edited, { branch, base: binding.branch, title, text })) };
}

async function openRequest(
    deps: Dependencies,
    edited: EditedStack,
    request: { branch: string; base: string; title: string; text: string },
): Promise<Pick<Pushed, "url" | "problem">> {
    if (!(await canRequest(deps, edited))) {
        return { url: null, problem: null };
    }
    try {
        const forge = await openForge(deps.forge, edited.repository);
        const url = (await forge?.api.openRequest?.(forge.ask, request)) ?? "";
        return { url: /^https?:\/\//.test(url) ? url : null, problem: null };
    } catch (error) {
        if (error instanceof CicdError) {
            return { url: null, problem: `${error.message} ${error.hint}` };
        }
        throw error;
    }
}
