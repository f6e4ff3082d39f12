import type { DeployContext, LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { putReleaseFiles } from "./put-release-files";
import { releaseTexts, tagMovedImages } from "./release-texts";
import { removeLosers } from "./remove-losers";

interface Placing {
    to: LiveRelease;
    /** What is or was live; null when the stack had nothing. */
    from: LiveRelease | null;
}

/** All that a release needs before compose is called for it: a clean project, its images by name, its files. Idempotent. */
export async function placeRelease({ to, from }: Placing, tools: DeployTools, context: DeployContext): Promise<void> {
    await removeLosers(tools, context);
    const texts = await releaseTexts(to.content, tools);
    await tagMovedImages(to.content, tools);
    await putReleaseFiles({ to, from, texts }, tools, context);
}
