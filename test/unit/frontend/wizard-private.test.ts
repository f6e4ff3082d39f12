// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import type { ConnectionReport } from "../../../common/views";
import AddressStep from "../../../frontend/src/wizard/AddressStep.vue";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

const wanted: ConnectionReport = {
    ok: false,
    checks: [{ name: "credential", ok: false, message: "Login wanted.", code: "REPOSITORY_AUTH" }],
    composeFiles: [],
    branches: [],
    defaultBranch: null,
};

describe("AddressStep", () => {
    let mounted: ReturnType<typeof mountWith>;
    afterEach(() => mounted.wrapper.unmount());

    const isAsked = () => mounted.wrapper.text().includes("A private repository: one of these");
    const type = (field: string, text: string) => mounted.wrapper.find(`input[${field}]`).setValue(text);
    async function look(): Promise<void> {
        await mounted.wrapper.find("form").trigger("submit");
        await flushPromises();
    }

    it.each([
        ["asks for no credential any more once a mistyped address is corrected", "", false],
        ["goes on asking for a credential where one was begun", "t0ken", true],
    ])("%s", async (_name, token, stays) => {
        const answers = { [CALLS.testConnection]: () => ({ ok: true, data: wanted }) };
        mounted = mountWith(AddressStep, {}, new FakeChannel(answers));
        await type("maxlength='2000'", "https://gitea.example.org/ana/ap.git");
        await look();
        await look();
        expect(isAsked()).toBe(true);
        await type("type=password", token);
        await type("maxlength='2000'", "https://gitea.example.org/ana/app.git");
        expect(isAsked()).toBe(stays);
    });
});
