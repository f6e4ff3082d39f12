import type { ReleaseContent } from "../../models/releases";
import { readYaml } from "../compose/read-yaml";
import type { DeployTools } from "../deploy-tools";
import { documentText } from "../render/document-text";
import { contentReference, contentRepository } from "../render/image-reference";
import { ServiceEditor } from "../render/service-editor";

type Engine = Pick<DeployTools, "engine" | "layout">;

/** Services whose written tag no longer means the image that the release recorded, with the reference that does. */
async function movedImages(content: ReleaseContent, { engine, layout }: Engine): Promise<Map<string, string>> {
    const moved = new Map<string, string>();
    for (const [name, service] of Object.entries(content.services)) {
        const recorded = service.imageId;
        if (recorded === null || (await engine.image(service.image))?.id === recorded) {
            continue;
        }
        if ((await engine.image(recorded)) !== null) {
            moved.set(name, contentReference(layout.stack, name, recorded));
        }
    }
    return moved;
}

/**
 * The compose files to write for a release: its own texts, except that an image whose tag was moved by somebody else
 * is named by content.
 */
export async function releaseTexts(content: ReleaseContent, tools: Engine): Promise<Record<string, string>> {
    const moved = await movedImages(content, tools);
    if (moved.size === 0) {
        return content.stackFiles;
    }
    const texts = Object.entries(content.stackFiles).map(([name, text], index) => {
        const document = readYaml(name, text);
        for (const [service, reference] of moved) {
            const editor = new ServiceEditor(document, service);
            // Services of an override file alone are named there; every other one in the compose file.
            if (editor.get("image") !== undefined || editor.get("build") !== undefined || index === 0) {
                editor.set("image", reference);
                editor.set("pull_policy", "never");
                editor.delete("build");
            }
        }
        return [name, documentText(document, text)] as const;
    });
    return Object.fromEntries(texts);
}

/** Makes sure that what `releaseTexts` names by content has that tag. */
export async function tagMovedImages(content: ReleaseContent, tools: Engine): Promise<void> {
    for (const [name, reference] of await movedImages(content, tools)) {
        const tag = reference.slice(reference.lastIndexOf(":") + 1);
        await tools.engine.tag(content.services[name]!.imageId!, contentRepository(tools.layout.stack, name), tag);
    }
}
