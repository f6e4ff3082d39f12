// @vitest-environment happy-dom
import { flushPromises } from "@vue/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { CALLS } from "../../../common/socket-events";
import DeployDialog from "../../../frontend/src/components/DeployDialog.vue";
import { deploymentView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { mountWith } from "./mount";

describe("DeployDialog", () => {
    let mounted: ReturnType<typeof mountWith>;
    afterEach(() => mounted.wrapper.unmount());

    const deploying = async (ref: string, code: string, message = "No.") => {
        const answers = {
            [CALLS.plan]: () => ({ ok: false, error: { code, message, hint: "Correct it." } }),
            [CALLS.deploy]: () => ({ ok: true, data: deploymentView(50, { state: "queued" }) }),
        };
        mounted = mountWith(
            DeployDialog,
            { stack: "shop", branch: "main", planFirst: false },
            new FakeChannel(answers),
        );
        await mounted.wrapper.find("input").setValue(ref);
        await mounted.wrapper.find("form").trigger("submit");
        await flushPromises();
        const said = mounted.wrapper.find("[role=alert]");
        return { said: said.exists() ? said.text() : "", deployed: mounted.channel.asked(CALLS.deploy) };
    };

    it.each([
        ["nope", "BRANCH_NOT_FOUND", "There is no nope.", "There is no nope."],
        ["deadbeef", "COMMIT_NOT_FOUND", "There is no deadbeef.", "There is no deadbeef."],
        [
            "-x",
            "INVALID_INPUT",
            "ref: a ref must not start with -.",
            "The branch, tag or commit has a name that is not",
        ],
    ])("stays open and starts nothing for %s, which is no ref", async (ref, code, message, words) => {
        const { said, deployed } = await deploying(ref, code, message);
        expect(said).toContain(words);
        expect(said).not.toContain("ref:");
        expect([deployed, mounted.wrapper.emitted("close")]).toEqual([[], undefined]);
    });

    it.each([
        ["of what the plan finds fault with besides", "v1.2", [{ stack: "shop", ref: "v1.2" }], 1],
        ["without a look where no ref was typed", "", [{ stack: "shop" }], 0],
    ])("deploys regardless %s", async (_, ref, asked, looks) => {
        const { deployed } = await deploying(ref, "ENV_KEY_MISSING");
        expect([deployed, mounted.channel.asked(CALLS.plan).length]).toEqual([asked, looks]);
        expect(mounted.wrapper.emitted("close")).toHaveLength(1);
    });
});
