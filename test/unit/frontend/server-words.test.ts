import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ERROR_STATUS } from "../../../common/errors";
import { languages } from "../../../frontend/src/language/languages";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const SAID = "frontend/src/texts/said";

/** All that the server's source says, without what is filled in. */
const source = ["backend", "common"]
    .flatMap((folder) =>
        readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
            .filter((file) => file.endsWith(".ts"))
            .map((file) => read(`${folder}/${file}`)),
    )
    .join("\n")
    .replace(/\\(["'`])/g, "$1");

const englishLists = await Promise.all(
    readdirSync(new URL(SAID, root))
        .filter((file) => file.startsWith("english-"))
        .map(async (file) =>
            Object.values((await import(new URL(`${SAID}/${file}`, root).href)) as Record<string, string[]>),
        ),
);
const sentences = englishLists.flat(2);
const filled = (sentence: string) => sentence.replace(/\{(\w+)\}/g, "$1");

/** These are put together in the source, word by word. */
const ASSEMBLED = [
    "The services {names} were stopped by hand; it goes live when somebody starts what is stopped.",
    "It goes on when the forge's checks are green.",
    "It goes on when the forge's checks of {commit} are green.",
    "{field} set → another value",
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

/** The others say in English what they lack. */
const complete: readonly string[] = ["de"];

describe.each(Object.entries(languages).filter(([name]) => complete.includes(name)))("in %s", (_, language) => {
    it("has its words for every error code of docs/errors.md", async () => {
        const words = (await language.said())!;
        const documented = [...read("docs/errors.md").matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code!);
        expect(Object.keys(words.codes).toSorted()).toEqual([...new Set(documented)].toSorted());
        expect(documented.toSorted()).toEqual(Object.keys(ERROR_STATUS).toSorted());
        const texts = Object.values(words.codes).flat();
        expect(texts.filter((text) => !/^\S.{5,}[.…。]$/u.test(text))).toEqual([]);
    });

    it("says every sentence of the server in words of its own, with what is filled in", async () => {
        const words = (await language.said())!;
        const untold = sentences.filter((sentence) => (words.translate(filled(sentence)) ?? sentence) === sentence);
        expect(untold).toEqual([]);
        const odd = sentences.filter((sentence) => /\{\w+\}/.test(words.translate(filled(sentence)) ?? ""));
        expect(odd.filter((sentence) => !sentence.includes("${KEY}"))).toEqual([]);
    });
});
