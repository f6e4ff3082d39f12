import { constants } from "node:fs";
import { access, cp, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { StepContext } from "./step";

type Place = Pick<StepContext, "services" | "deployment" | "progress">;

const home = ({ services, deployment, progress }: Place) =>
    join(services.stacksDir, ".cicd", deployment.stack, "work", String(progress.home));

/** The commit as it is; nothing but git writes there. */
export function checkoutPath(place: Place): string {
    return join(home(place), "checkout");
}

/** Where commands run; absent until the first one does. */
export function workspacePath(place: Place): string {
    return join(home(place), "workspace");
}

export function exists(path: string): Promise<boolean> {
    return access(path).then(
        () => true,
        () => false,
    );
}

/**
 * The folder in which commands run and from which images are built, made when it is asked for the first time: a copy of
 * the checkout, so that what is deployed is read from the commit. Null where there is no checkout.
 */
export async function openWorkspace(context: StepContext): Promise<string | null> {
    const { source } = context;
    if (!source) {
        return null;
    }
    const path = workspacePath(context);
    if (!(await exists(path))) {
        // Renamed when it is whole: a copy that a crash cut off never counts as one.
        const draft = `${path}.new`;
        await rm(draft, { recursive: true, force: true });
        await mkdir(join(path, ".."), { recursive: true });
        await cp(source.checkoutDir, draft, {
            recursive: true,
            verbatimSymlinks: true,
            preserveTimestamps: true,
            mode: constants.COPYFILE_FICLONE,
        });
        await rename(draft, path);
    }
    context.source = { ...source, workspaceDir: path };
    return path;
}
