// @vitest-environment happy-dom
import { flushPromises, mount } from "@vue/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import { connectManySchema } from "../../../common/repository-schema";
import { CALLS, PUSHES } from "../../../common/socket-events";
import { serverKey } from "../../../frontend/src/composables/use-server";
import { pageRouterKey } from "../../../frontend/src/pages/cicd/page-router";
import RepositoriesTab from "../../../frontend/src/pages/cicd/RepositoriesTab.vue";
import { rowsOf, stateOf } from "../../../frontend/src/pages/cicd/scan-rows";
import { createServer } from "../../../frontend/src/server/create-server";
import { cannedScan } from "../../fakes/canned-repositories";
import { FakeChannel } from "../../fakes/fake-channel";

describe("stateOf()", () => {
    const stateUnder = (name: string, at = 1) => {
        const rows = rowsOf(cannedScan);
        rows[at].stack = name;
        return stateOf(rows[at], rows, cannedScan.stacks);
    };

    it.each([
        ["wiki", "quiet", true, "first deployment"],
        ["mail", "quiet", true, "doesn't run"],
        ["blog", "bad", false, "Another chosen row"],
        ["shop", "warn", false, "already"],
        ["Wiki", "bad", false, "a-z"],
        ["-x", "bad", false, "a-z"],
        ["", "bad", false, "a-z"],
    ])("of the name %j is %s", (name, tone, connectable, words) => {
        const state = stateUnder(name);
        expect([state.tone, state.connectable]).toEqual([tone, connectable]);
        expect(state.text).toContain(words);
    });

    it("never offers a file that can't be read, and says why", () => {
        expect(stateUnder("fine", 4)).toMatchObject({ connectable: false, text: cannedScan.files[4].note!.detail });
    });
});

describe("RepositoriesTab", () => {
    let wrapper: ReturnType<typeof mount>;
    let channel: FakeChannel;
    const button = (label: string) => wrapper.findAll("button").find((one) => one.text().includes(label))!;
    const boxes = () => wrapper.findAll<HTMLInputElement>("tbody input[type=checkbox]").map(({ element }) => element);

    beforeEach(async () => {
        channel = new FakeChannel();
        const router = createRouter({
            history: createMemoryHistory(),
            routes: [{ path: "/:rest(.*)*", component: { render: () => null } }],
        });
        const provide = { [serverKey as symbol]: createServer(channel), [pageRouterKey as symbol]: router };
        wrapper = mount(RepositoriesTab, { global: { provide }, attachTo: document.body });
        await flushPromises();
    });
    afterEach(() => wrapper.unmount());

    async function look(): Promise<void> {
        await button("Connect a repository with several stacks").trigger("click");
        await wrapper.find("input[maxlength='2000']").setValue("https://gitea.example.org/ana/infra.git");
        await wrapper.find("form").trigger("submit");
        await flushPromises();
    }

    it("shows each repository with its stacks, its webhook and its last poll", () => {
        const [first, second] = wrapper.findAll(".cicd-repository");
        expect(first.text()).toContain("shop-next");
        expect(first.find("a").attributes("href")).toBe("/compose/shop");
        expect(first.text()).toContain("Looked for missed pushes");
        expect(second.text()).toContain("git.example.org does not answer.");
        expect(second.find<HTMLInputElement>("input[type=checkbox]").element.checked).toBe(true);
    });

    it("changes only what was changed", async () => {
        await wrapper.find(".cicd-repository input[type=checkbox]").setValue(true);
        expect(channel.asked(CALLS.changeRepository)).toEqual([{ repository: 3, sharedHook: true }]);
    });

    it("changes the address of all its stacks with the credential for it", async () => {
        await button("Change address").trigger("click");
        await wrapper.find("input[maxlength='2000']").setValue(" https://gitea.example.org/ana/moved.git ");
        await wrapper.find("form").trigger("submit");
        expect(channel.asked(CALLS.changeRepository)).toEqual([
            { repository: 3, url: "https://gitea.example.org/ana/moved.git", credential: 1 },
        ]);
    });

    it("reads the list again once when many stacks change together", async () => {
        const before = channel.asked(CALLS.repositories).length;
        ["a", "b", "c"].forEach((stack) => channel.push(PUSHES.stackChanged, { stack }));
        await expect.poll(() => channel.asked(CALLS.repositories).length).toBe(before + 1);
    });

    it("proposes what is safe, and offers nothing that would be refused", async () => {
        await look();
        expect(channel.asked(CALLS.scanRepository)).toEqual([
            { url: "https://gitea.example.org/ana/infra.git", branch: "main", credential: undefined },
        ]);
        expect(boxes().map(({ checked, disabled }) => [checked, disabled])).toEqual([
            [true, false],
            [true, false],
            [false, true],
            [false, false],
            [false, true],
        ]);
        await wrapper.find("thead input").setValue(true);
        expect(boxes().map(({ checked }) => checked)).toEqual([true, true, false, true, false]);
    });

    it("can't connect while a chosen row has a name that is taken", async () => {
        await look();
        await wrapper.findAll("tbody .form-control")[1].setValue("shop");
        expect(button("Connect the chosen (2)").attributes("disabled")).toBeDefined();
        await wrapper.findAll("tbody .form-control")[1].setValue("wiki");
        expect(button("Connect the chosen (2)").attributes("disabled")).toBeUndefined();
    });

    it("sends the chosen rows, shows the webhook once and keeps what was refused with its reason", async () => {
        await look();
        await button("Connect the chosen (2)").trigger("click");
        await flushPromises();
        const [sent] = channel.asked(CALLS.connectMany);
        expect(connectManySchema.parse(sent)).toMatchObject({
            forge: "gitea",
            stacks: [
                { stack: "blog", composePath: ["apps/blog/compose.yaml"], paths: ["apps/blog/**", "lib/**"] },
                { stack: "wiki", paths: ["apps/wiki/**"] },
            ],
        });
        expect(wrapper.find(".cicd-several-done").html()).toContain("s3cret-of-the-hook");
        expect(wrapper.find("tbody").text()).toContain("apps/wiki/compose.yaml is not on main.");
        expect(wrapper.find("tbody").text()).not.toContain("Recognised by its folder");
    });
});
