// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { nextTick } from "vue";
import StackPanel from "../../../frontend/src/components/StackPanel.vue";
import { followPageLanguage } from "../../../frontend/src/language/follow-page-language";
import { languageOf } from "../../../frontend/src/language/languages";
import { speak, t, type TextKey } from "../../../frontend/src/texts";
import { english } from "../../../frontend/src/texts/english";
import { mountWith } from "./mount";

async function show(tag: string, text: string): Promise<void> {
    document.documentElement.lang = tag;
    await expect.poll(() => t("save")).toBe(text);
}

describe("languageOf()", () => {
    it.each([
        ["en", "en"],
        ["de", "de"],
        ["de-CH", "de"],
        ["DE-at", "de"],
        ["es-MX", "es"],
        ["fr-CA", "fr"],
        ["en-GB", "en"],
        ["zh", "zh"],
        ["zh-CN", "zh"],
        ["zh-SG", "zh"],
        ["zh-Hans", "zh"],
        ["zh-Hans-HK", "zh"],
        ["zh-TW", null],
        ["zh-HK", null],
        ["zh-MO", null],
        ["ZH-hant", null],
        ["zh-Hant-TW", null],
        ["mag", null],
        ["", null],
        ["constructor", null],
    ])("answers %j with %j", (tag, name) => {
        expect(languageOf(tag)).toBe(name);
    });
});

describe("t()", () => {
    afterEach(() => speak("en", english));

    it("says in English what a language lacks", () => {
        speak("xx", { save: "Konservu" });
        expect(t("save")).toBe("Konservu");
        expect(t("cancel")).toBe("Cancel");
    });

    it("fills in values, and leaves alone what has none", () => {
        speak("xx", { "rollback.to": "{number}, {other}" } as Partial<Record<TextKey, string>>);
        expect(t("rollback.to", { number: 7 })).toBe("7, {other}");
    });
});

describe("followPageLanguage()", () => {
    afterEach(async () => {
        await show("en", "Save");
    });

    it("follows the language of the document, and shows English for one that is not spoken", async () => {
        document.documentElement.lang = "de";
        await followPageLanguage();
        expect(t("save")).toBe("Speichern");
        await show("ja", "Save");
        await show("de-CH", "Speichern");
    });

    it("changes what is already on the page, without a reload", async () => {
        const { wrapper } = mountWith(StackPanel, { stack: "shop" });
        await expect.poll(() => wrapper.text()).toContain("History");
        await show("de", "Speichern");
        await nextTick();
        expect(wrapper.text()).toContain("Verlauf");
        expect(wrapper.text()).toContain("Deployen");
        expect(wrapper.text()).not.toContain("History");
        wrapper.unmount();
    });
});
