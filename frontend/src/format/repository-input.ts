import type { RepositoryView } from "../../../common/views";
import type { RepositoryInput } from "../server/calls";

/** What is stored, in the form in which it is saved: a form that shows a part of it changes that part only. */
export function repositoryInput(view: RepositoryView): RepositoryInput {
    const { url, forge, branch, composePath, profiles, envFiles, rules, freezeWindows } = view;
    return {
        url,
        forge,
        branch,
        ...(composePath.length > 0 ? { composePath } : {}),
        profiles,
        envFiles,
        rules,
        freezeWindows,
        environmentUrl: view.environmentUrl,
        credential: view.credential?.id ?? null,
        apiCredential: view.apiCredential?.id ?? null,
        pollMinutes: view.pollMinutes,
        reportStatus: view.reportStatus,
    };
}
