import type { Document } from "yaml";
import { CicdError } from "../../../common/errors";
import { mapping } from "./json";

/** Compose would read any file of the host for it; the labels themselves can stand in the compose file. */
export function refuseLabelFiles(document: Document): void {
    const services = Object.entries(mapping(mapping(document.toJS()).services));
    const found = services.find(([, service]) => "label_file" in mapping(service));
    if (found) {
        throw new CicdError({
            code: "COMPOSE_SETTING_REFUSED",
            message: `services.${found[0]}.label_file is refused: its file would be read from the host.`,
            safe: "The running stack was not touched.",
            hint: "Write the labels under `labels:` and push again.",
        });
    }
}
