// @vitest-environment happy-dom
import { afterEach, expect, it } from "vitest";
import type { Component } from "vue";
import PlanSummary from "../../../frontend/src/components/PlanSummary.vue";
import WebhookGuide from "../../../frontend/src/components/WebhookGuide.vue";
import AdoptionTable from "../../../frontend/src/wizard/AdoptionTable.vue";
import PrivateRepository from "../../../frontend/src/wizard/PrivateRepository.vue";
import { cannedPlan } from "../../fakes/canned-plan";
import { repositoryView } from "../../fakes/canned-views";
import { mountWith } from "./mount";

let mounted: ReturnType<typeof mountWith>;
function words(component: Component, props: object): string {
    mounted = mountWith(component, props);
    return mounted.wrapper.text().replace(/\s+/g, " ");
}
afterEach(() => mounted.wrapper.unmount());

it.each([
    [1, "Beside these, one file that is"],
    [4, "Beside these, 4 files that are"],
])("AdoptionTable counts %d files that it does not list", (leftOut, sentence) => {
    expect(words(AdoptionTable, { modelValue: {}, files: [], leftOut, stack: "shop" })).toContain(sentence);
});

it("WebhookGuide has a title for a forge that is not known by name", () => {
    const { webhook } = repositoryView();
    expect(words(WebhookGuide, { forge: "generic", webhook, branch: "main" })).toContain("Three steps at your forge");
});

it("PrivateRepository calls a forge that is not known by name by its host", () => {
    const props = { url: "https://git.example.org/ana/infra.git", forge: "generic", modelValue: null };
    expect(words(PrivateRepository, props)).toContain("which git.example.org shows beside the other one");
});

it("PlanSummary does not comfort where something else says that it can fail", () => {
    const changes = cannedPlan.changes.map((change) => ({ ...change, downtime: null }));
    const plan = { ...cannedPlan, changes };
    expect(words(PlanSummary, { plan })).toContain("No interruption is expected");
    mounted.wrapper.unmount();
    expect(words(PlanSummary, { plan, doubtful: true })).not.toContain("No interruption is expected");
});
