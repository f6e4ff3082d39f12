import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { ERROR_STATUS } from "../../../common/errors";
import { PHRASES } from "../../../common/phrases";
import { languages, type LanguageName } from "../../../frontend/src/language/languages";
import { codeMeanings } from "../../../frontend/src/texts/code-meanings";
import { english } from "../../../frontend/src/texts/english";
import type { ServerWords } from "../../../frontend/src/texts/said/server-words";
import { sentences } from "./said-sentences";

const errorsPage = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");
const names = Object.keys(languages) as LanguageName[];
const others = names.filter((name) => name !== "en");
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const words = (text: string) =>
    text
        .replace(/\{\w+\}/g, "")
        .split(/\s+/)
        .filter((word) => /\p{L}/u.test(word));

/** Names, units and terms of Git that some languages take as they are. Single words are free. */
const INTERNATIONAL: readonly string[] = [
    "GitHub App",
    "Cloud Native Buildpacks",
    "Deploy key",
    "Name (optional)",
    "Pull request",
    "pull request",
    "{days} d {hours} h",
    "{hours} h {minutes} min",
    "{minutes} min {seconds} s",
];

describe.each(names)("the dictionary %s", (name) => {
    let dictionary: Record<string, string>;

    beforeAll(async () => {
        dictionary = await languages[name].load();
    });

    it("has every text and phrase, and no other", () => {
        expect(Object.keys(dictionary).sort()).toEqual(Object.keys(english).sort());
        expect(Object.keys(PHRASES).filter((code) => !Object.hasOwn(dictionary, code))).toEqual([]);
    });

    it("fills in the same values", () => {
        const differing = Object.entries(english).filter(
            ([key, text]) => placeholders(text).join() !== placeholders(dictionary[key] ?? "").join(),
        );
        expect(differing).toEqual([]);
    });

    it("leaves no text empty", () => {
        expect(Object.entries(dictionary).filter(([, text]) => !text.trim())).toEqual([]);
    });
});

describe("the meanings of codes in English", () => {
    it("are the first sentences of docs/errors.md", () => {
        const rows = [...errorsPage.matchAll(/^\| `([A-Z_]+)` +\| \d+ +\| (.*?) +\|/gm)];
        const first = (text: string) => text.replaceAll("`", "").split(/(?<=\.) (?=[A-Z])/, 1)[0];
        expect(codeMeanings).toEqual(Object.fromEntries(rows.map(([, code, text]) => [code, first(text!)])));
    });
});

describe.each(others)("the language %s", (name) => {
    let said: ServerWords;

    beforeAll(async () => {
        said = (await languages[name].said())!;
    });

    it("leaves nothing in English but what is called so everywhere", async () => {
        const dictionary: Record<string, string> = await languages[name].load();
        const same = Object.entries(english).filter(([key, text]) => dictionary[key] === text);
        const left = same.filter(([, text]) => words(text).length > 1 && !INTERNATIONAL.includes(text));
        expect(left).toEqual([]);
    });

    it("says every sentence of the server in words of its own, with the same values", () => {
        const value = (hole: string) => hole.replace(/[{}]/g, "");
        const told = sentences.map((sentence) => ({
            sentence,
            text: said.translate(sentence.replace(/\{\w+\}/g, value)) ?? sentence,
        }));
        expect(told.filter(({ sentence, text }) => text === sentence)).toEqual([]);
        const lacking = ({ sentence, text }: (typeof told)[number]) =>
            placeholders(sentence).some((hole) => !text.includes(value(hole)));
        expect(told.filter(lacking)).toEqual([]);
        // A hole that stays open has a name that the English sentence lacks.
        expect(told.filter(({ text }) => /(?<!\$)\{\w*\}/.test(text))).toEqual([]);
    });

    it("has its words for every error code of docs/errors.md", () => {
        const documented = [...errorsPage.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code!);
        expect(Object.keys(said.codes).toSorted()).toEqual([...new Set(documented)].toSorted());
        expect(documented.toSorted()).toEqual(Object.keys(ERROR_STATUS).toSorted());
        const texts = Object.values(said.codes).flat();
        expect(texts.filter((text) => !/^\S.{5,}[.…。]$/u.test(text))).toEqual([]);
    });
});
