// @vitest-environment happy-dom
import type { DOMWrapper } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { nextTick } from "vue";
import { ruleSchema, type Rule } from "../../../common/schema";
import { CALLS } from "../../../common/socket-events";
import RulesTab from "../../../frontend/src/components/RulesTab.vue";
import { ruleSentence } from "../../../frontend/src/format/rule-sentence";
import { repositoryView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const rule = (part: Partial<Rule>) => ruleSchema.parse(part);
let mounted: ReturnType<typeof mountWith>;

function show(rules: Rule[], answers: FakeChannel["answers"] = {}) {
    mounted = mountWith(RulesTab, { stack: "shop", repository: repositoryView({ rules }) }, new FakeChannel(answers));
}

const text = () => mounted.wrapper.text().replace(/\s+/g, " ");
const named = (label: string) =>
    mounted.wrapper.findAll("button").find((one) => (one.attributes("aria-label") ?? one.text()).includes(label))!;
const press = (label: string) => named(label).trigger("click");
function field(label: string): DOMWrapper<HTMLInputElement> {
    const found = mounted.wrapper.findAll("label").find((one) => one.text() === label);
    return mounted.wrapper.find<HTMLInputElement>(`[id="${found?.attributes("for")}"]`);
}
const sentences = () => mounted.wrapper.findAll(".cicd-rules__sentence").map((one) => one.text());

afterEach(() => mounted?.wrapper.unmount());

describe("ruleSentence()", () => {
    const cases: [Partial<Rule>, string][] = [
        [{}, "pushes to main, the stack's branch → deploy"],
        [{ branches: ["dev", "release/*"] }, "pushes to dev, release/* → deploy"],
        [{ tags: ["v*"] }, "tags v* → deploy"],
        [{ semver: ">=1 <2", action: "approval" }, "versions >=1 <2 → build, then wait for approval"],
        [{ tags: ["v*"], semver: "^1" }, "tags v* with a version in ^1 → deploy"],
        [
            { branches: ["dev"], tags: ["v*"], pullRequests: true },
            "pushes to dev and tags v* and pull requests into it → deploy",
        ],
        [
            { paths: ["apps/**", "!docs/**"], authors: ["ana"], action: "manual" },
            "pushes to main, the stack's branch, that change apps/**, !docs/**, by ana → nothing by itself",
        ],
        [
            { requireChecks: true, ignoreSkipMarkers: true },
            "pushes to main, the stack's branch → deploy, once the forge's checks are green, also with [skip ci]",
        ],
    ];
    it.each(cases)("says %j", (part, sentence) => {
        expect(ruleSentence(rule(part), "main")).toBe(sentence);
    });
});

describe("RulesTab", () => {
    it("makes a rule, and saves it with everything else as it was", async () => {
        show([]);
        expect(text()).toContain("No rules: each push to main deploys.");
        expect(named("Save").attributes("aria-disabled")).toBe("true");
        await press("Add a rule");
        await field("Branches").setValue("main\n release/* \n\n");
        await field("Changed files").setValue("apps/shop/**");
        await field("Tags").setValue("v*");
        await field("Pushed by").setValue("!*[bot]");
        await field("Versions").setValue(">=1.2 <2");
        await field("Then").setValue("approval");
        await field("Wait until the forge's checks are green").setValue(true);
        await field("Also pull requests into these branches").setValue(true);
        await press("Save");
        const [asked] = mounted.channel.asked(CALLS.connect) as { stack: string; repository: { rules: Rule[] } }[];
        expect(asked).toMatchObject({ stack: "shop", repository: { url: repositoryView().url, branch: "main" } });
        expect(asked!.repository.rules).toEqual([
            rule({
                branches: ["main", "release/*"],
                paths: ["apps/shop/**"],
                tags: ["v*"],
                authors: ["!*[bot]"],
                semver: ">=1.2 <2",
                action: "approval",
                requireChecks: true,
                pullRequests: true,
            }),
        ]);
        expect(mounted.wrapper.emitted("saved")).toHaveLength(1);
    });

    it("keeps what is typed in a list, line by line", async () => {
        show([rule({})]);
        await press("Change rule 1");
        await field("Branches").setValue("main\n");
        expect(field("Branches").element.value).toBe("main\n");
    });

    it("moves and removes rules, and gives up all of it", async () => {
        show([rule({ branches: ["a"] }), rule({ branches: ["b"] }), rule({ branches: ["c"] })]);
        expect(named("Move rule 1 up").attributes("disabled")).toBeDefined();
        expect(named("Move rule 3 down").attributes("disabled")).toBeDefined();
        await press("Move rule 3 up");
        await press("Remove rule 1");
        expect(sentences().map((one) => one.split(" ")[2])).toEqual(["c", "b"]);
        await press("Discard");
        expect(sentences().map((one) => one.split(" ")[2])).toEqual(["a", "b", "c"]);
    });

    it("outlives that the stack is read again while somebody edits, and follows it otherwise", async () => {
        show([rule({ branches: ["a"] })]);
        const stored = (branch: string) => ({ repository: repositoryView({ rules: [rule({ branches: [branch] })] }) });
        await mounted.wrapper.setProps(stored("b"));
        expect(sentences()).toEqual(["pushes to b → deploy"]);
        await press("Change rule 1");
        await field("Branches").setValue("mine");
        await mounted.wrapper.setProps(stored("c"));
        expect(sentences()).toEqual(["pushes to mine → deploy"]);
    });

    it("tells which rule can't be saved, and keeps it", async () => {
        const error = { code: "INVALID_INPUT", message: 'Rule 1, paths: "a[" is no pattern.', hint: "Look." };
        show([rule({ paths: ["a"] })], { [CALLS.connect]: () => ({ ok: false, error }) });
        await press("Change rule 1");
        await field("Changed files").setValue("a[");
        await press("Save");
        await expect.poll(text).toContain('Rule 1, paths: "a[" is no pattern.');
        expect(sentences()[0]).toContain("a[");
        expect(mounted.wrapper.emitted("saved")).toBeUndefined();
    });
});

describe("RuleTester", () => {
    it("asks about a push with the rules as they are edited, and answers for each stack", async () => {
        show([rule({ paths: ["apps/**"] })]);
        await field("Changed files, one per line").setValue("apps/a\napps/b");
        await field("Commit message").setValue("Fix");
        await field("Login of who pushes").setValue("ana");
        await mounted.wrapper.find("form").trigger("submit");
        await expect.poll(text).toContain("shop deploys, by rule 1, once the checks are green");
        expect(text()).toContain("blog not deployed no changed file matches the paths of rule 1");
        expect(mounted.channel.asked(CALLS.testRules)).toEqual([
            {
                stack: "shop",
                ref: "main",
                files: ["apps/a", "apps/b"],
                author: "ana",
                message: "Fix",
                rules: [rule({ paths: ["apps/**"] })],
            },
        ]);
        await press("Remove rule 1");
        await nextTick();
        expect(text()).not.toContain("by rule 1");
    });

    it("asks about tags and pull requests", async () => {
        show([]);
        await field("What").setValue("tag");
        await field("Tag").setValue("v1.0.0");
        await mounted.wrapper.find("form").trigger("submit");
        await field("What").setValue("request");
        await field("From branch").setValue("feature");
        await field("Into branch").setValue("dev");
        await mounted.wrapper.find("form").trigger("submit");
        expect(mounted.channel.asked(CALLS.testRules)).toEqual([
            { stack: "shop", ref: "refs/tags/v1.0.0", message: "", rules: [] },
            { stack: "shop", ref: "feature", base: "dev", message: "", rules: [] },
        ]);
    });
});
