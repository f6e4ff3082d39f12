import type { ReleaseContent } from "../../models/releases";
import { readYaml } from "../compose/read-yaml";
import { documentText } from "../render/document-text";
import { ServiceEditor } from "../render/service-editor";

/** What a service runs from now on. */
export interface OtherImage {
    reference: string;
    /** Null where it is not on the engine yet. */
    id: string | null;
    /** Never looked up in a registry: it exists here alone. */
    local: boolean;
}

/** The release with other images for these services; nothing else of it changes. */
export function withImages(content: ReleaseContent, images: ReadonlyMap<string, OtherImage>): ReleaseContent {
    if (images.size === 0) {
        return content;
    }
    const stackFiles = Object.entries(content.stackFiles).map(
        ([name, text], index) => [name, editedText({ name, text, isFirst: index === 0 }, images)] as const,
    );
    const services = Object.entries(content.services).map(([name, service]) => {
        const image = images.get(name);
        const changed = { image: image?.reference ?? "", imageId: image?.id ?? null, form: "full" as const };
        return [name, image === undefined ? service : { ...service, ...changed }] as const;
    });
    return { ...content, stackFiles: Object.fromEntries(stackFiles), services: Object.fromEntries(services) };
}

function editedText(
    { name, text, isFirst }: { name: string; text: string; isFirst: boolean },
    images: ReadonlyMap<string, OtherImage>,
): string {
    const document = readYaml(name, text);
    for (const [service, { reference, local }] of images) {
        const editor = new ServiceEditor(document, service);
        // Services of an override file alone are named there; every other one in the compose file.
        if (editor.get("image") === undefined && editor.get("build") === undefined && !isFirst) {
            continue;
        }
        editor.set("image", reference);
        editor.delete("build");
        if (local) {
            editor.set("pull_policy", "never");
        } else if (editor.get("pull_policy") === "never") {
            editor.delete("pull_policy");
        }
    }
    return documentText(document, text);
}
