import { CicdError } from "../../common/errors";
import type { Page } from "../../common/schema";
import type { ListView, ReleaseView } from "../../common/views";
import type { VolumeCopies } from "../deploy/volumes/volume-copies";
import { releases, type Release } from "../models/releases";
import type { Dependencies } from "./dependencies";
import { findConnected } from "./find-connected";
import { toPage } from "./to-page";
import { releaseView } from "./views/release-view";

/** What a rollback can ask for, newest first. */
export async function listReleases(deps: Dependencies, stack: string, page: Page): Promise<ListView<ReleaseView>> {
    if (!(await findConnected(deps.db, stack))) {
        throw new CicdError({
            code: "STACK_NOT_CONNECTED",
            message: `The stack "${stack}" is not connected to a Git repository, so it has no releases.`,
            hint: "Connect it first; what runs then becomes release #0.",
        });
    }
    const rows = await releases.list(deps.db, stack, { ...page, limit: page.limit + 1 });
    const copies = await deps.deployer.volumeCopies(stack);
    const views = rows.map(async (row) => ({
        ...releaseView(row),
        ...(await imagesOf(deps, row)),
        ...volumesOf(copies, row),
    }));
    return toPage(await Promise.all(views), page.limit);
}

/** Whether a release's images are there. An engine that doesn't answer keeps nobody from looking at the list. */
async function imagesOf({ deployer }: Dependencies, release: Release): Promise<Partial<ReleaseView>> {
    const missing = await deployer.missingImages(release.content).catch(() => null);
    if (missing === null) {
        return {};
    }
    const ways = missing.map(({ way }) => (way === "rebuild" && release.commitSha === null ? "none" : way));
    const restore = (["none", "rebuild", "pull"] as const).find((way) => ways.includes(way)) ?? "ready";
    return { restore, deployable: restore !== "none" };
}

function volumesOf(copies: readonly VolumeCopies[], { id, state }: Release): Pick<ReleaseView, "volumes"> {
    const kept = copies.find(({ release }) => release === id);
    // Before those of the live release could come back, what is there now would be kept in their place.
    if (!kept || state === "active") {
        return {};
    }
    const { volumes, bytes, takenAt } = kept;
    const names = volumes.map(({ name }) => name);
    return { volumes: { names, bytes, takenAt, atRest: volumes.every(({ atRest }) => atRest) } };
}
