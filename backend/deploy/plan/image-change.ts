import type { PlanField } from "../../../common/plan-views";

/** One side of a change: the reference in the compose file, and the image's id where it is known. */
export interface ImageSide {
    reference: string | undefined;
    id: string | null;
}

export interface ImageChange {
    field: PlanField;
    reason: string;
}

const short = (id: string) => id.replace(/^sha256:/, "").slice(0, 7);

/** References of ours name their content, which the id does better; a pin likewise. */
function named(reference: string | undefined): string | null {
    return reference === undefined || reference.startsWith("localhost/") ? null : reference.replace(/@sha256:.*$/, "");
}

function words({ reference, id }: ImageSide): string {
    const [name, hex] = [named(reference), id === null ? null : short(id)];
    return name !== null && hex !== null ? `${name} (${hex})` : (name ?? hex ?? "unknown");
}

/** Null where the service keeps its image. */
export function imageChange(before: ImageSide, after: ImageSide & { built: boolean }): ImageChange | null {
    const field = (was: string | null, is: string | null): PlanField => ({
        field: "image",
        change: "changed",
        before: was,
        after: is,
        hidden: false,
    });
    if (after.built && after.id === null) {
        return { field: field(words(before), null), reason: "image built from this commit" };
    }
    const sameName = named(before.reference) === named(after.reference);
    if (after.id === null ? sameName : before.id === null || before.id === after.id) {
        return null;
    }
    const [was, is] = sameName || after.built ? [side(before), side(after)] : [words(before), words(after)];
    return {
        field: field(words(before), words(after)),
        reason: `image ${was} → ${is}${after.built ? " (built)" : ""}`,
    };
}

/** Where both have one name, only the ids tell them apart. */
function side({ id, reference }: ImageSide): string {
    return id === null ? (named(reference) ?? "unknown") : short(id);
}
