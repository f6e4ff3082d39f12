import type { ReleaseView } from "../../../common/views";
import type { Release } from "../../models/releases";
import { commitView } from "./deployment-view";

export function releaseView(release: Release): ReleaseView {
    const images = Object.entries(release.content.services).flatMap(([service, { imageId }]) =>
        imageId === null ? [] : [[service, imageId] as const],
    );
    return {
        id: release.id,
        number: release.number,
        state: release.state,
        commit: commitView(release),
        ref: release.ref,
        createdAt: release.createdAt,
        activatedAt: release.activatedAt,
        images: Object.fromEntries(images),
    };
}
