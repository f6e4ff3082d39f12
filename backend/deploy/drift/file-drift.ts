import type { Section } from "../../../common/compose-edit";
import { phrase, type Phrase } from "../../../common/phrase";
import type { DriftField } from "../../../common/views";
import { readYaml } from "../compose/read-yaml";
import { editsBetween } from "../hand-edit/edits";
import type { Tell } from "../secrecy/tellable";
import { differing } from "./differing";
import { editWords } from "./edit-words";

/** Beyond this only the file is named. */
const MOST_FIELDS = 100;

function parsed(name: string, text: string): Section | null {
    try {
        return readYaml(name, text).toJS() as Section;
    } catch {
        return null;
    }
}

interface Versions {
    released: string | undefined;
    actual: string | undefined;
}

function oneFile(name: string, { released, actual }: Versions, tell: Tell): DriftField[] {
    const file = (before: Phrase, after: Phrase): DriftField[] => [
        { service: "", ...differing(name, before, after), where: "files" },
    ];
    const [asReleased, absent] = [phrase("value.released"), phrase("value.absent")];
    if (released === undefined || actual === undefined) {
        return file(
            released === undefined ? absent : asReleased,
            actual === undefined ? absent : phrase("value.onDisk"),
        );
    }
    const [before, after] = [parsed(name, released), parsed(name, actual)];
    if (before === null || after === null) {
        return file(asReleased, phrase("value.invalid"));
    }
    const edits = editsBetween(before, after);
    if (edits.length === 0) {
        return file(asReleased, phrase("value.spacing"));
    }
    return edits.length > MOST_FIELDS
        ? file(asReleased, phrase("value.changes", { count: edits.length }))
        : edits.map((edit) => ({ ...editWords(edit, tell), where: "files" }));
}

/** What the compose files on disk say differently from the release, down to the key. */
export function fileDrift(
    released: Readonly<Record<string, string>>,
    actual: Readonly<Record<string, string>>,
    tell: Tell,
): DriftField[] {
    const names = [...new Set([...Object.keys(released), ...Object.keys(actual)])];
    return names
        .filter((name) => released[name] !== actual[name])
        .flatMap((name) => oneFile(name, { released: released[name], actual: actual[name] }, tell));
}
