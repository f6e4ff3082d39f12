import type { ComparedSide } from "../../../common/compare-views";
import type { Release } from "../../models/releases";
import { commitView } from "../views/deployment-view";
import type { Images } from "./compare-images";
import type { FileSide } from "./file-side";

/** Two sides, ready to be compared. */
export interface Sides {
    files: readonly [FileSide, FileSide];
    images: readonly [Images, Images];
    commits: { from: string | null; to: string | null };
    view: { from: ComparedSide; to: ComparedSide };
    /** Texts with variables of both sides, beside those that are compared. */
    environments: readonly (string | null)[];
}

export function releaseSide(release: Release): ComparedSide {
    const { id, number, state, ref, activatedAt, createdAt } = release;
    return { release: { id, number, state }, commit: commitView(release), ref, at: activatedAt ?? createdAt };
}
