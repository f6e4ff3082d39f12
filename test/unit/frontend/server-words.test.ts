import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sentences } from "./said-sentences";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

/** All that the server's source says, without what is filled in. */
const source = ["backend", "common"]
    .flatMap((folder) =>
        readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
            .filter((file) => file.endsWith(".ts"))
            .map((file) => read(`${folder}/${file}`)),
    )
    .join("\n")
    .replace(/\\(["'`])/g, "$1");

/** These are put together in the source, word by word. */
const ASSEMBLED = [
    "The services {names} were stopped by hand; it goes live when somebody starts what is stopped.",
    "It goes on when the forge's checks are green.",
    "It goes on when the forge's checks of {commit} are green.",
    "{field} set → another value",
    "a pull request was {action}, which deploys nothing",
    "Deployment {id} is no longer queued.",
    "forced push to branch {name}",
    "forced push to tag {name}",
    "event {event} deploys nothing by itself: the push of its tag decides",
];

/** The parts of a sentence that stand in one piece in the source. */
function fixedParts(sentence: string): string[] {
    return sentence
        .split(/\{\w+\}/)
        .flatMap((part) => part.split(/ (?=is |→)|[:;()?\\]/))
        .map((part) => part.replace(/^[\s".*[]+|[\s".,]+$/g, ""))
        .filter((part) => part.length > 12);
}

describe("the sentences of the server", () => {
    it("are many, and each stands in a list once", () => {
        expect(sentences.length).toBeGreaterThan(500);
        expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
    });

    it("are still the server's", () => {
        const gone = sentences
            .filter((sentence) => !ASSEMBLED.includes(sentence))
            .flatMap((sentence) =>
                fixedParts(sentence)
                    .filter((part) => !source.includes(part))
                    .map((part) => `${part} ← ${sentence}`),
            );
        expect(gone).toEqual([]);
    });
});
