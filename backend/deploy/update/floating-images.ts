import { phrase, type Phrase } from "../../../common/phrase";
import type { ReleaseContent, ReleaseService } from "../../models/releases";
import type { EnginePort } from "../engine-port";
import { digestPin, parseReference } from "../render/image-reference";

/** A service whose image is named by a tag, which its registry may lead elsewhere by now. */
export interface FloatingImage {
    service: string;
    /** As the repository names it, with the tag. */
    written: string;
    /** sha256:… of what the release runs; null where that is not known. */
    digest: string | null;
    imageId: string | null;
}

/** The third-party images of a release that can have become newer, and a sentence for each that can't though it has a tag. */
export async function floatingImages(
    content: ReleaseContent,
    engine: Pick<EnginePort, "image">,
): Promise<{ floating: FloatingImage[]; notes: Phrase[] }> {
    const floating: FloatingImage[] = [];
    const notes: Phrase[] = [];
    for (const [service, about] of Object.entries(content.services)) {
        const { writtenImage: written } = about;
        if (about.built || written === null || isSwitch(service, content) || parseReference(written).digest !== null) {
            continue;
        }
        const facts = await engine.image(about.imageId ?? about.image);
        const digest = digestOf(about, facts?.repoDigests ?? []);
        // What came from a registry is known there by a digest under its own name.
        if (facts !== null && digest === null) {
            notes.push(phrase("note.localImage", { service, image: written }));
        } else {
            floating.push({ service, written, digest, imageId: about.imageId });
        }
    }
    return { floating, notes };
}

/** The traffic switch of a service is ours: it moves with this extension. */
function isSwitch(service: string, { services }: ReleaseContent): boolean {
    return service.endsWith("-switch") && Boolean(services[service.slice(0, -"-switch".length)]?.rollout?.route);
}

function digestOf({ image, writtenImage }: ReleaseService, repoDigests: readonly string[]): string | null {
    const pinned = parseReference(image).digest ?? null;
    const known = digestPin(writtenImage!, repoDigests);
    return pinned ?? (known === null ? null : parseReference(known).digest);
}
