import { buildConfigSchema } from "../../common/schema";
import { removeHome } from "../deploy/remove-home";
import { stackLayout } from "../deploy/stack-layout";
import type { Dependencies } from "./dependencies";

/** People's data: copies of volumes, which are kept when a stack is deleted, and files of theirs that were set aside. */
const THEIRS = ["volumes", "saved"];

/**
 * Removes what deployments kept beside a stack that is gone with its containers: the folders of its switches, files and
 * images. Idempotent.
 */
export async function clearDeletedStack(
    { deployer, stacksDir }: Pick<Dependencies, "deployer" | "stacksDir">,
    stack: string,
): Promise<void> {
    const context = { stack, buildConfig: buildConfigSchema.parse({}), log: () => undefined };
    // An engine that does not answer keeps a few images: no reason to keep all the rest, too.
    await deployer.prune(stack, [], context).catch(() => null);
    await removeHome(stackLayout(stacksDir, stack).home, THEIRS);
}
