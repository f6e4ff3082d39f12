import type { Source } from "../deploy/deployer";
import type { StepContext } from "./step";
import { checkoutPath, exists, workspacePath } from "./workspace";

/** The checkout of the deployment's commit as it lies on disk, with what the binding says today; undefined without one. */
export async function openSource(context: StepContext): Promise<Source | undefined> {
    const { services, binding, repository, deployment } = context;
    const [checkoutDir, workspaceDir] = [checkoutPath(context), workspacePath(context)];
    if (!repository || deployment.commitSha === null || !(await exists(checkoutDir))) {
        return undefined;
    }
    return {
        checkoutDir,
        ...((await exists(workspaceDir)) ? { workspaceDir } : {}),
        trackedFiles: await services.git.trackedFiles(repository.id, deployment.commitSha),
        ...boundParts(binding),
        // A change by hand may hold what code from outside must not see.
        ...(deployment.untrusted ? { localEdits: [] } : {}),
    };
}

function boundParts(binding: StepContext["binding"]): Omit<Source, "checkoutDir" | "workspaceDir" | "trackedFiles"> {
    if (!binding) {
        return { composePath: [], profiles: [], envFiles: [], adopt: {}, grants: [] };
    }
    const { composePath, profiles, envFiles, adopt, grants, localEdit } = binding;
    return { composePath, profiles, envFiles, adopt, grants, localEdits: localEdit?.edits ?? [] };
}
